package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.pcsc.PcscReaders;

/** The same on the native backend. */
@NeedsPcscd
@NeedsNative
class NativeAfterCloseIT extends AfterCloseIT {

  NativeAfterCloseIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }
}
