package dev.koder.herald.adapter.outbound.dns;

import dev.koder.herald.application.claim.port.DnsLookup;
import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks resolvers through the JDK's DNS client, which falls back to TCP where an answer is cut off. Safe for use by many threads.
 *
 * <p>Each question has a client of its own: the JDK's keep state, and questions are rare.
 */
public final class ResolverLookup implements DnsLookup {

    private static final String TXT = "TXT";
    private static final int DNS_PORT = 53;

    /** So many servers of a zone are asked before it is given up. */
    private static final int MOST_SERVERS = 4;

    /** Each further try waits twice as long. */
    private static final int TRIES = 2;

    private final List<String> resolvers;
    private final Duration within;
    private final Function<InetAddress, Optional<String>> objection;
    private final int port;

    /**
     * Asks these resolvers, the first that answers, and the servers of zones which those tell of.
     *
     * @param resolvers addresses, with a port or without; those of this machine where there are none
     * @param within how long to wait for the first try
     * @param objection why a server of somebody's zone is not asked at this address: anybody may name one of the platform's network
     */
    public ResolverLookup(List<String> resolvers, Duration within, Function<InetAddress, Optional<String>> objection) {
        this(resolvers, within, objection, DNS_PORT);
    }

    ResolverLookup(
            List<String> resolvers, Duration within, Function<InetAddress, Optional<String>> objection, int port) {
        this.resolvers = List.copyOf(resolvers);
        this.within = within;
        this.objection = objection;
        this.port = port;
    }

    @Override
    public Answer texts(DomainName name) {
        try {
            return new Answer.Texts(records(name, TXT));
        } catch (NamingException silent) {
            return new Answer.Silent(unanswered(silent));
        }
    }

    private static String unanswered(NamingException silent) {
        return "the resolvers gave no answer: " + silent.getMessage();
    }

    /** The records of a type at a name, as the resolvers tell them. */
    @SuppressWarnings("BanJNDI") // the JDK's client for the DNS makes texts of what is answered, never objects
    private List<String> records(DomainName name, String type) throws NamingException {
        try {
            InitialDirContext client = new InitialDirContext(environment());
            try {
                return texts(client.getAttributes(absolute(name), new String[] {type})
                        .get(type));
            } finally {
                client.close();
            }
        } catch (NameNotFoundException none) {
            return List.of();
        }
    }

    @Override
    public Delegation delegation(DomainName zone) {
        try {
            List<InetAddress> servers = zone.isRoot() ? List.of() : serversAbove(zone.parent());
            String why = "nobody knows the servers of the zone above " + zone;
            for (InetAddress server : servers) {
                Optional<String> refused = objection.apply(server);
                if (refused.isPresent()) {
                    why = refused.get();
                    continue;
                }
                try {
                    return new Delegation.To(new NameServerQuestion(zone).ask(server, port, within));
                } catch (IOException silent) {
                    why = server.getHostAddress() + ", a server of the zone above, gave no answer: "
                            + silent.getMessage();
                }
            }
            return new Delegation.Unknown(why);
        } catch (NamingException silent) {
            return new Delegation.Unknown(unanswered(silent));
        }
    }

    /** The addresses of servers of the zone that this name is in. */
    private List<InetAddress> serversAbove(DomainName name) throws NamingException {
        DomainName above = name;
        List<String> servers = records(above, "NS");
        while (servers.isEmpty() && !above.isRoot()) {
            above = above.parent();
            servers = records(above, "NS");
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String server : servers) {
            if (addresses.size() < MOST_SERVERS) {
                DomainName host = DomainName.parse(server, DomainName.ROOT);
                addresses.addAll(addresses(records(host, "A")));
                addresses.addAll(addresses(records(host, "AAAA")));
            }
        }
        return addresses.stream().limit(MOST_SERVERS).toList();
    }

    private static List<InetAddress> addresses(List<String> texts) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(InetAddress.ofLiteral(text));
        }
        return addresses;
    }

    /** JNDI takes a slash and a quote in a name for its own. */
    private static String absolute(DomainName name) {
        return name.toString().replaceAll("([/\"'])", "\\\\$1");
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(
                Context.PROVIDER_URL,
                resolvers.isEmpty()
                        ? "dns:"
                        : resolvers.stream().map(each -> "dns://" + each).collect(Collectors.joining(" ")));
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(within.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(TRIES));
        return environment;
    }

    private static List<String> texts(@Nullable Attribute attribute) throws NamingException {
        List<String> texts = new ArrayList<>();
        if (attribute != null) {
            NamingEnumeration<?> values = attribute.getAll();
            while (values.hasMore()) {
                texts.add(String.valueOf(values.next()));
            }
        }
        return texts;
    }
}
