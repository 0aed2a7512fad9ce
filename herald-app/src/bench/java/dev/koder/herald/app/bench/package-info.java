/**
 * What a request costs before anybody looks at what it asks for, and what strangers leave behind in memory: {@code ./mvnw
 * -Prequest-bench -pl herald-app -am verify -DskipTests}.
 */
@NullMarked
package dev.koder.herald.app.bench;

import org.jspecify.annotations.NullMarked;
