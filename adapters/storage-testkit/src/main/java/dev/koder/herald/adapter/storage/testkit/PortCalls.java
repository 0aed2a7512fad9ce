package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.application.port.Stores;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the calls of all ports are to the audit trail: each one is of one kind, so that whoever adds one has to think of it. */
final class PortCalls {

    /** They change nothing. */
    static final Set<String> READING = words("""
            ZoneStore.find ZoneStore.lastUpTo ZoneStore.list ZoneStore.tryOut ZoneStore.deleted ZoneStore.recordSet ZoneStore.recordSets
            ZoneStore.read ZoneHistory.versions ZoneHistory.version ZoneHistory.between ZoneHistory.change
            ZoneHistory.readAt ZoneDirectory.locate ZoneDirectory.changedAfter ZoneDirectory.count EventLog.after
            EventLog.end EventLog.justBefore WebhookStore.find WebhookStore.list WebhookStore.active WebhookStore.dead
            WebhookStore.toBeReplayed PopStore.all PopStore.standing DnssecStore.latest TenantSettingsStore.find
            PlanStore.find ReviewStore.rules ReviewStore.countOpen ReviewStore.twin ReviewStore.find ReviewStore.list ReviewStore.due
            ReviewStore.overdue QuotaStore.subscriptions QuotaStore.sharedPlans QuotaStore.holdings QuotaStore.requests
            TokenStore.count TokenStore.find TokenStore.list TokenStore.identify AuditLog.after ClaimStore.find
            TransferStore.ofZone TransferStore.find TransferStore.list Writability.obstacle AnswerStore.find""");

    /** What they do is an event, and with it an entry. */
    static final Set<String> LEAVING_EVENTS = words("""
            ZoneStore.create ZoneStore.commit ZoneStore.changeLocks ZoneStore.delete ZoneStore.undelete ReviewStore.add
            ReviewStore.replace ReviewStore.rebase ReviewStore.make TransferStore.offer TransferStore.withdraw TransferStore.decline
            TransferStore.accept""");

    /** The engine keeps house by them, hears of points of presence, or writes to the trail itself. */
    static final Set<String> OF_THE_ENGINE = words("""
            ZoneStore.forgetDeleted ZoneHistory.forget EventLog.forget WebhookStore.put PopStore.record
            DnssecStore.accept PlanStore.forgetExpired ReviewStore.forget QuotaStore.countRequests TokenStore.used
            TokenStore.forget AnswerStore.keep AnswerStore.forget ZoneStore.forgetKeys AuditLog.append AuditLog.forget TransferStore.forget""");

    private PortCalls() {}

    /** The calls of all ports there are. */
    static Set<String> all() {
        return Arrays.stream(Stores.class.getRecordComponents())
                .map(RecordComponent::getType)
                .flatMap(port -> Arrays.stream(port.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName)
                        .map(method -> port.getSimpleName() + "." + method))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The calls of all these kinds. */
    static Set<String> of(Stream<String> paying) {
        return Stream.of(READING.stream(), LEAVING_EVENTS.stream(), OF_THE_ENGINE.stream(), paying)
                .flatMap(calls -> calls)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }
}
