package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;

/** How a connection of the native backend ends. */
@NeedsPcscd
@NeedsNative
class NativeConnectionEndIT extends ConnectionEndIT {

  NativeConnectionEndIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }
}
