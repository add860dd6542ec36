package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualMachineTest {
    private final Map<String, String> options = new HashMap<>(Map.of(
            "TieredCompilation", "true", "TieredStopAtLevel", "4", "UseFMA", "true", "MaxVectorSize", "32", "UseAVX",
            "2"));

    private VirtualMachine machine(String mode, boolean hotspot, boolean vectorModule) {
        return new VirtualMachine(
                "Some VM", mode, "amd64", hotspot, vectorModule, name -> Optional.ofNullable(options.get(name)));
    }

    private Optional<String> unfit() {
        return machine("mixed mode, sharing", true, true).unfit();
    }

    @Test
    void theOneThatRunsThisTestIsFit() {
        assertThat(VirtualMachine.current().unfit()).isEmpty();
        assertThat(new SimdKernelProvider().unusable()).isEmpty();
    }

    @Test
    void aHotSpotWithItsCompilerIsFit() {
        assertThat(unfit()).isEmpty();
        options.put("TieredCompilation", "false");
        options.put("TieredStopAtLevel", "1");
        assertThat(unfit()).as("an option that has no effect").isEmpty();
    }

    @Test
    void withoutTheVectorModuleTheOptionIsNamed() {
        assertThat(machine("mixed mode", true, false).unfit().orElseThrow())
                .contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void anotherVirtualMachineIsNamed() {
        assertThat(machine("", false, true).unfit().orElseThrow()).contains("Some VM").contains("HotSpot");
    }

    @Test
    void anInterpreterIsToldSo() {
        assertThat(machine("interpreted mode, sharing", true, true).unfit().orElseThrow()).contains("-Xint");
    }

    @Test
    void aSwitchedOffCompilerIsToldHowToSwitchItOn() {
        assertThat(machine("mixed mode, emulated-client", true, true).unfit().orElseThrow())
                .contains("-XX:CompilationMode");
        options.put("TieredStopAtLevel", "3");
        assertThat(unfit().orElseThrow()).contains("-XX:TieredStopAtLevel");
    }

    @Test
    void aMissingCompilerIsToldSo() {
        options.remove("MaxVectorSize");
        assertThat(unfit().orElseThrow()).contains("C2");
    }

    @Test
    void graalIsToldHowToLeaveThisToC2() {
        options.put("UseJVMCICompiler", "true");
        assertThat(unfit().orElseThrow()).contains("-XX:-UseJVMCICompiler");
    }

    @Test
    void withoutFusedMultiplyAddItSaysSo() {
        options.put("UseFMA", "false");
        assertThat(unfit().orElseThrow()).contains("fused multiply-add");
    }

    @Test
    void tooNarrowVectorsAreGivenInBits() {
        options.put("MaxVectorSize", "8");
        assertThat(unfit().orElseThrow()).contains("64 bits").contains("128");
    }

    @ParameterizedTest
    @CsvSource({"16, 128", "32, 256", "64, 512", "48, 256", "256, 512"})
    void theWidthIsTheWidestThereAreKernelsFor(String bytes, int bits) {
        options.put("MaxVectorSize", bytes);

        assertThat(machine("mixed mode", true, true).vectorBits()).isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource({"amd64, 2, false", "amd64, 3, true", "x86_64, 1, false", "aarch64, , true", "riscv64, , true"})
    void registersAreFewOnX86WithoutAvx512(String processor, String avx, boolean many) {
        VirtualMachine machine = new VirtualMachine("", "", processor, true, true,
                name -> name.equals("UseAVX") ? Optional.ofNullable(avx) : Optional.empty());

        assertThat(machine.manyRegisters()).isEqualTo(many);
    }
}
