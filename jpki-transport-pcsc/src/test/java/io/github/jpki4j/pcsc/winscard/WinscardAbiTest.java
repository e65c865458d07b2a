package io.github.jpki4j.pcsc.winscard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes and offsets as a C compiler has them: PCSC-26, winscard.h of each family. */
class WinscardAbiTest {

  @ParameterizedTest
  @CsvSource({
    // DWORD, handle, SCARD_IO_REQUEST, SCARD_READERSTATE: current, event, ATR, whole
    "LINUX,   8, 8, 16, 16, 24, 40, 80",
    "MACOS,   4, 4,  8, 16, 20, 28, 61",
    "WINDOWS, 4, 8,  8, 16, 20, 28, 64"
  })
  void structuresAreLaidOutAsInC(
      WinscardAbi abi,
      int dword,
      int handle,
      int ioRequest,
      int current,
      int event,
      int atr,
      int whole) {
    assertThat(abi.dwordSize()).isEqualTo(dword);
    assertThat(abi.handleSize()).isEqualTo(handle);
    assertThat(abi.ioRequestSize()).isEqualTo(ioRequest);
    assertThat(abi.readerOffset()).isZero();
    assertThat(abi.currentStateOffset()).isEqualTo(current);
    assertThat(abi.eventStateOffset()).isEqualTo(event);
    assertThat(abi.atrOffset()).isEqualTo(atr);
    assertThat(abi.readerStateSize()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,          amd64,   LINUX",
    "Linux,          aarch64, LINUX",
    "Linux,          s390x,   LINUX",
    "Mac OS X,       aarch64, MACOS",
    "Windows 11,     amd64,   WINDOWS",
    "Linux,          arm,",
    "Windows 10,     x86,",
    "AIX,            ppc64,",
    "Darwinbsd,      amd64,"
  })
  void aSystemIsKnownByNameAndWidth(String name, String arch, WinscardAbi abi) {
    assertThat(WinscardAbi.of(name, arch).orElse(null)).isEqualTo(abi);
  }
}
