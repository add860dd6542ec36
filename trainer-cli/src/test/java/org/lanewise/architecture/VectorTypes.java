package org.lanewise.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** What lives in a vector register while the compiler can see it, and on the heap once it cannot. */
final class VectorTypes {
    private VectorTypes() {}

    static DescribedPredicate<JavaClass> vectorOrArrayOfVectors() {
        return DescribedPredicate.describe("a vector type", VectorTypes::isVector);
    }

    private static boolean isVector(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isAssignableTo(Vector.class) || base.isAssignableTo(VectorMask.class)
                || base.isAssignableTo(VectorShuffle.class);
    }

    static ArchCondition<JavaCodeUnit> neitherTakeNorReturnThem() {
        return new ArchCondition<>("neither take nor return vectors") {
            @Override
            public void check(JavaCodeUnit method, ConditionEvents events) {
                Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .filter(VectorTypes::isVector)
                        .findFirst()
                        .ifPresent(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getDescription() + " takes or returns " + type.getName())));
            }
        };
    }
}
