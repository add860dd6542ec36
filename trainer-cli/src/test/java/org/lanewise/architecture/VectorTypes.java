package org.lanewise.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
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

    /** A constant mask or shuffle is known to the compiler, which then needs no object. */
    static DescribedPredicate<JavaField> vectorsButConstantPatterns() {
        return DescribedPredicate.describe("hold vectors, but for constant masks and shuffles", field -> {
            boolean constant = field.getModifiers().contains(JavaModifier.STATIC)
                    && field.getModifiers().contains(JavaModifier.FINAL);
            return isVector(field.getRawType()) && !(constant && isPattern(field.getRawType()));
        });
    }

    private static boolean isPattern(JavaClass type) {
        return type.isAssignableTo(VectorMask.class) || type.isAssignableTo(VectorShuffle.class);
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
