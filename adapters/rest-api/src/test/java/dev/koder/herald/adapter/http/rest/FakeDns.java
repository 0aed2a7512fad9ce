package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.claim.port.DnsLookup;
import dev.koder.herald.domain.dns.DomainName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS that says what a test lets it say. */
final class FakeDns implements DnsLookup {

    private final Map<DomainName, List<String>> texts = new ConcurrentHashMap<>();
    private volatile boolean isSilent;

    void put(String name, String... values) {
        texts.put(DomainName.parse(name), List.of(values));
    }

    void fallSilent() {
        isSilent = true;
    }

    @Override
    public Answer texts(DomainName name) {
        return isSilent ? new Answer.Silent("no answer") : new Answer.Texts(texts.getOrDefault(name, List.of()));
    }
}
