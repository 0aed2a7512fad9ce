package dev.koder.herald.sync.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, and says why, where Knot DNS is not installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("knotd")
@ExtendWith(NeedsKnotd.Condition.class)
public @interface NeedsKnotd {

    /** Looks for the programs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean isThere =
                    Files.isExecutable(Path.of(RealKnot.KNOTD)) && Files.isExecutable(Path.of(RealKnot.KEYMGR));
            return isThere
                    ? ConditionEvaluationResult.enabled("Knot DNS is installed")
                    : ConditionEvaluationResult.disabled("needs knotd: install the packages knot and knot-dnsutils");
        }
    }
}
