package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.pop.AcceptPopReport;
import dev.koder.herald.application.pop.AcceptPopReport.SignedServing;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dnssec.DsRecord;
import dev.koder.herald.domain.pop.ZoneServing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a point of presence says of itself. */
record PopReportForm(Instant startedAt, List<SignedServing> zones) {

    private static final int MOST_DS = 64;
    private static final int LONGEST_ERROR = 2000;

    static final Form<PopReportForm> FORM = Form.object(members -> {
        Optional<Instant> startedAt = members.required("startedAt", Form.instant());
        Optional<List<SignedServing>> zones =
                members.required("zones", Form.list(Form.object(PopReportForm::serving), AcceptPopReport.MAX_ZONES));
        return members.done(() -> new PopReportForm(startedAt.orElseThrow(), zones.orElseThrow()));
    });

    private static Reading<SignedServing> serving(Members members) {
        Optional<DomainName> name = members.required("name", Form.text(NameReading::zone));
        Optional<Optional<Serial>> serial = members.optional("serial", Form.orNull(serial("serial")));
        Optional<Optional<Serial>> served = members.optional("servedSerial", Form.orNull(serial("servedSerial")));
        Optional<Optional<Instant>> loadedAt = members.optional("loadedAt", Form.orNull(Form.instant()));
        Optional<Optional<String>> error = members.optional("error", Form.orNull(Form.text(LONGEST_ERROR)));
        Optional<List<DsRecord>> ds = members.optional("ds", Form.list(Form.text(DsRecord::parse), MOST_DS));
        return members.done(() -> new SignedServing(
                new ZoneServing(name.orElseThrow(), flat(serial), flat(served), flat(loadedAt), flat(error)),
                ds.orElse(List.of())));
    }

    private static Form<Serial> serial(String name) {
        return Form.number(name, 0, Serial.MAX_VALUE, Serial::new);
    }

    private static <T> Optional<T> flat(Optional<Optional<T>> value) {
        return value.flatMap(inner -> inner);
    }
}
