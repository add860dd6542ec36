package org.lanewise.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.function.Function;
import org.lanewise.architecture.broken.engine.kernel.CallsScalarKernels;
import org.lanewise.architecture.broken.engine.kernel.KernelUsesPlan;
import org.lanewise.architecture.broken.engine.layer.DrawsFromAStream;
import org.lanewise.architecture.broken.engine.layer.DrawsFromTheGlobalStream;
import org.lanewise.architecture.broken.engine.layer.RemembersItsInput;
import org.lanewise.architecture.broken.engine.misc.BelongsNowhere;
import org.lanewise.architecture.broken.engine.plan.CountsInAStaticField;
import org.lanewise.architecture.broken.engine.plan.EndsTheJvm;
import org.lanewise.architecture.broken.engine.plan.OpensASocket;
import org.lanewise.architecture.broken.engine.plan.PrintsItsProgress;
import org.lanewise.architecture.broken.engine.plan.UsesTheVectorApi;
import org.lanewise.architecture.broken.models.ModelUsesTrainer;
import org.lanewise.architecture.broken.simd.ExponentialOfTheMachine;
import org.lanewise.architecture.broken.simd.KeepsAVector;
import org.lanewise.architecture.broken.simd.PassesAVector;
import org.lanewise.architecture.broken.simd.SumsInAnyOrder;
import org.lanewise.architecture.broken.trainer.cycle.first.UsesSecond;
import org.lanewise.architecture.broken.trainer.launcher.NeedsALibrary;

/** One rule, as a function of the root package it is applied to, and classes under {@code broken} that break it. */
enum ArchitectureRule {
    MODULES_DEPEND_DOWNWARDS(root -> layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("engine")
            .definedBy(root + ".engine..")
            .layer("simd")
            .definedBy(root + ".simd..")
            .layer("models")
            .definedBy(root + ".models..")
            .layer("trainer")
            .definedBy(root + ".trainer..")
            .whereLayer("engine")
            .mayNotAccessAnyLayer()
            .whereLayer("simd")
            .mayOnlyAccessLayers("engine")
            .whereLayer("models")
            .mayOnlyAccessLayers("engine")
            .whereLayer("trainer")
            .mayOnlyAccessLayers("engine", "models")
            .because("the SIMD kernels are found as a service, and nothing below knows what is above"),
            ModelUsesTrainer.class),

    PACKAGES_OF_THE_ENGINE_DEPEND_DOWNWARDS(root -> EnginePackages.dependOnlyOnEarlierOnes(root + ".engine"),
            KernelUsesPlan.class),

    PACKAGES_OF_THE_ENGINE_ARE_ORDERED(root -> classes().that()
            .resideInAPackage(root + ".engine..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(EnginePackages.allUnder(root + ".engine"))
            .because("a new package needs its place in EnginePackages"),
            BelongsNowhere.class),

    PACKAGES_OF_THE_TRAINER_HAVE_NO_CYCLES(root -> slices().matching(root + ".trainer.(**)").should().beFreeOfCycles(),
            UsesSecond.class),

    SCALAR_KERNELS_ARE_FOUND_AS_A_SERVICE(
            root -> noClasses().that()
                    .resideOutsideOfPackage(root + ".engine.kernel.scalar")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + ".engine.kernel.scalar")
                    .because("all kernels are chosen the same way"),
            CallsScalarKernels.class),

    LAUNCHER_DEPENDS_ON_THE_JDK_ONLY(root -> classes().that()
            .resideInAPackage(root + ".trainer.launcher")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", root + ".trainer.launcher")
            .because("it runs on a Java that cannot read the classes of the program"),
            NeedsALibrary.class),

    VECTOR_API_IS_NAMED_IN_SIMD_ONLY(root -> noClasses().that()
            .resideOutsideOfPackage(root + ".simd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..")
            .because("everything else must run where the incubator module is not resolved"),
            UsesTheVectorApi.class),

    LANES_ARE_SUMMED_IN_A_STATED_ORDER(root -> noClasses().that()
            .resideInAPackage(root + "..")
            .should()
            .callMethodWhere(Calls.toVectorMethod("reduceLanes"))
            .because("compiled and interpreted code add the lanes in different orders"),
            SumsInAnyOrder.class),

    NO_TRANSCENDENTAL_FUNCTION_OF_THE_VECTOR_API(root -> noClasses().that()
            .resideInAPackage(root + "..")
            .should()
            .accessFieldWhere(Calls.toTranscendentalOperator())
            .because("its bits differ between compiled and interpreted code and between widths"),
            ExponentialOfTheMachine.class),

    NO_VECTOR_IN_A_FIELD(root -> noFields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + "..")
            .should(ArchConditions.be(VectorTypes.vectorsButConstantPatterns()))
            .because("it is an object on the heap there"),
            KeepsAVector.class),

    NO_VECTOR_CROSSES_A_NON_PRIVATE_METHOD(
            root -> codeUnits().that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage(root + "..")
                    .and()
                    .areNotPrivate()
                    .should(VectorTypes.neitherTakeNorReturnThem())
                    .because("it becomes an object where the call is not inlined"),
            PassesAVector.class),

    RANDOMNESS_COMES_FROM_SEEDS(root -> noClasses().that()
            .resideInAPackage(root + "..")
            .should()
            .dependOnClassesThat(are(resideInAPackage("java.util.random..")
                    .or(simpleName("Random"))
                    .or(simpleName("ThreadLocalRandom"))
                    .or(simpleName("SplittableRandom"))
                    .or(simpleName("SecureRandom"))))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(StrictMath.class, "random")
            .orShould()
            .callMethod(java.util.Collections.class, "shuffle", List.class)
            .because("a draw is a function of the seed and its place, or no run can be repeated"),
            DrawsFromTheGlobalStream.class, DrawsFromAStream.class),

    ONLY_COMMANDS_AND_LAUNCHER_PRINT(root -> noClasses().that()
            .resideOutsideOfPackages(root + ".trainer.cli..", root + ".trainer.launcher")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("a library is silent, and the output of a command is its author's to lay out"),
            PrintsItsProgress.class),

    ONLY_COMMANDS_AND_LAUNCHER_END_THE_JVM(root -> noClasses().that()
            .resideOutsideOfPackages(root + ".trainer.cli..", root + ".trainer.launcher")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class),
            EndsTheJvm.class),

    STATIC_FIELDS_ARE_FINAL(root -> fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + "..")
            .and()
            .areStatic()
            .should()
            .beFinal()
            .because("two runs in one JVM must not see each other"),
            CountsInAStaticField.class),

    DESCRIPTIONS_ARE_IMMUTABLE(root -> fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    root + ".engine.layer..", root + ".engine.loss..", root + ".engine.network..",
                    root + ".engine.random..")
            .should()
            .beFinal()
            .because("what a network is does not change by running it"),
            RemembersItsInput.class),

    ENGINE_HAS_NEITHER_NETWORK_NOR_WINDOWS(root -> noClasses().that()
            .resideInAnyPackage(root + ".engine..", root + ".simd..", root + ".models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.awt..", "javax.swing..", "javax.imageio.."),
            OpensASocket.class);

    private final Function<String, ArchRule> rule;
    private final List<Class<?>> broken;

    ArchitectureRule(Function<String, ArchRule> rule, Class<?>... broken) {
        this.rule = rule;
        this.broken = List.of(broken);
    }

    ArchRule in(String root) {
        return rule.apply(root);
    }

    List<Class<?>> broken() {
        return broken;
    }
}
