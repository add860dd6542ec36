package org.lanewise.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import jdk.incubator.vector.VectorOperators;

/** Uses of the Vector API that cost the same bits on every machine. */
final class Calls {
    private static final Set<String> TRANSCENDENTAL = Set.of(
            "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "ATAN2", "SINH", "COSH", "TANH", "EXP", "EXPM1", "LOG",
            "LOG10", "LOG1P",
            "POW", "CBRT", "HYPOT");

    private Calls() {}

    static DescribedPredicate<JavaMethodCall> toVectorMethod(String name) {
        return DescribedPredicate.describe(
                name + " of a vector",
                call -> call.getName().startsWith(name)
                        && call.getTargetOwner().getPackageName().equals("jdk.incubator.vector"));
    }

    static DescribedPredicate<JavaFieldAccess> toTranscendentalOperator() {
        return DescribedPredicate.describe(
                "a transcendental operator",
                access -> access.getTargetOwner().isEquivalentTo(VectorOperators.class)
                        && TRANSCENDENTAL.contains(access.getName()));
    }
}
