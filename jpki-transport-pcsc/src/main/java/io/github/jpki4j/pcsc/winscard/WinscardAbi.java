package io.github.jpki4j.pcsc.winscard;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * How PC/SC's C interface looks in memory, for 64-bit processes. Facts: PCSC-26; winscard.h of
 * pcsc-lite, of macOS (packed) and of Windows. Only {@link #LINUX} was ever run; the two others are
 * from the headers.
 */
public enum WinscardAbi {
  /** pcsc-lite: DWORD, LONG and handles are C's long. */
  LINUX("libpcsclite.so.1", 8, 8, 33, 8, "", StandardCharsets.UTF_8, true),
  /** The framework: everything has 32 bits, structures are packed. */
  MACOS(
      "/System/Library/Frameworks/PCSC.framework/PCSC",
      4,
      4,
      33,
      1,
      "",
      StandardCharsets.UTF_8,
      false),
  /** DWORD and LONG have 32 bits, handles are pointers; the functions for UTF-16. */
  WINDOWS("winscard.dll", 4, 8, 36, 8, "W", StandardCharsets.UTF_16LE, true);

  private static final int POINTER = 8;

  private final String library;
  private final int dwordSize;
  private final int handleSize;
  private final int atrSize;
  private final int alignment;
  private final String suffix;
  private final Charset charset;
  private final boolean plugAndPlay;

  WinscardAbi(
      String library,
      int dwordSize,
      int handleSize,
      int atrSize,
      int alignment,
      String suffix,
      Charset charset,
      boolean plugAndPlay) {
    this.library = library;
    this.dwordSize = dwordSize;
    this.handleSize = handleSize;
    this.atrSize = atrSize;
    this.alignment = alignment;
    this.suffix = suffix;
    this.charset = charset;
    this.plugAndPlay = plugAndPlay;
  }

  /**
   * The one of a system.
   *
   * @param osName as in the system property {@code os.name}
   * @param osArch as in {@code os.arch}
   * @return nothing for a system that is not known or not of 64 bits
   */
  public static Optional<WinscardAbi> of(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (!osArch.contains("64") && !osArch.equals("s390x")) {
      return Optional.empty();
    }
    if (name.startsWith("linux")) {
      return Optional.of(LINUX);
    }
    if (name.startsWith("mac")) {
      return Optional.of(MACOS);
    }
    return name.startsWith("windows") ? Optional.of(WINDOWS) : Optional.empty();
  }

  /** What the system's loader finds. */
  public String library() {
    return library;
  }

  /** Bytes of DWORD and LONG. */
  public int dwordSize() {
    return dwordSize;
  }

  /** Bytes of SCARDCONTEXT and SCARDHANDLE. */
  public int handleSize() {
    return handleSize;
  }

  /** The end of the name of a function that takes or gives text. */
  public String suffix() {
    return suffix;
  }

  /** Of reader names. */
  public Charset charset() {
    return charset;
  }

  /** Whether a wait can be for readers that are plugged in or out. */
  public boolean hasPlugAndPlay() {
    return plugAndPlay;
  }

  /** Bytes of SCARD_IO_REQUEST: protocol and its own size, each a DWORD. */
  public int ioRequestSize() {
    return 2 * dwordSize;
  }

  /** Where in SCARD_READERSTATE the pointer to the name is. */
  public int readerOffset() {
    return 0;
  }

  /** Where in SCARD_READERSTATE the known state is; before it are two pointers. */
  public int currentStateOffset() {
    return 2 * POINTER;
  }

  /** Where in SCARD_READERSTATE the new state is. */
  public int eventStateOffset() {
    return currentStateOffset() + dwordSize;
  }

  /** Where in SCARD_READERSTATE the ATR is; before it is its length. */
  public int atrOffset() {
    return eventStateOffset() + 2 * dwordSize;
  }

  /** Bytes of SCARD_READERSTATE. */
  public int readerStateSize() {
    int end = atrOffset() + atrSize;
    return (end + alignment - 1) / alignment * alignment;
  }
}
