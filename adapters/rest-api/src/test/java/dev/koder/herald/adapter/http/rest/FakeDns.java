package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.claim.port.DnsLookup;
import dev.koder.herald.domain.dns.DomainName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A DNS that says what a test lets it say. */
final class FakeDns implements DnsLookup {

    private final Map<DomainName, List<String>> texts = new ConcurrentHashMap<>();
    private final Map<DomainName, List<DomainName>> delegations = new ConcurrentHashMap<>();
    private volatile boolean isSilent;

    void put(String name, String... values) {
        texts.put(DomainName.parse(name), List.of(values));
    }

    void fallSilent() {
        isSilent = true;
    }

    void delegate(String zone, String... servers) {
        delegations.put(
                DomainName.parse(zone),
                Stream.of(servers).map(DomainName::parse).toList());
    }

    @Override
    public Delegation delegation(DomainName zone) {
        return isSilent
                ? new Delegation.Unknown("no answer of its parent's servers")
                : new Delegation.To(delegations.getOrDefault(zone, List.of()));
    }

    @Override
    public Answer texts(DomainName name) {
        return isSilent ? new Answer.Silent("no answer") : new Answer.Texts(texts.getOrDefault(name, List.of()));
    }
}
