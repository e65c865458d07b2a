package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;

/** The example of docs/kiosk.md on the native backend. */
@NeedsPcscd
@NeedsNative
class NativeKioskDocIT extends KioskDocIT {

  NativeKioskDocIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }
}
