package dev.koder.herald.adapter.outbound.dns;

import dev.koder.herald.application.claim.port.DnsLookup;
import dev.koder.herald.domain.dns.DomainName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
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

    /** Each further try waits twice as long. */
    private static final int TRIES = 2;

    private final List<String> resolvers;
    private final Duration within;

    /**
     * Asks these resolvers, the first that answers.
     *
     * @param resolvers addresses, with a port or without; those of this machine where there are none
     * @param within how long to wait for the first try
     */
    public ResolverLookup(List<String> resolvers, Duration within) {
        this.resolvers = List.copyOf(resolvers);
        this.within = within;
    }

    @Override
    @SuppressWarnings("BanJNDI") // the JDK's client for the DNS makes texts of what is answered, never objects
    public Answer texts(DomainName name) {
        try {
            InitialDirContext client = new InitialDirContext(environment());
            try {
                return new Answer.Texts(texts(
                        client.getAttributes(absolute(name), new String[] {TXT}).get(TXT)));
            } finally {
                client.close();
            }
        } catch (NameNotFoundException none) {
            return new Answer.Texts(List.of());
        } catch (NamingException silent) {
            return new Answer.Silent("the resolvers gave no answer: " + silent.getMessage());
        }
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
