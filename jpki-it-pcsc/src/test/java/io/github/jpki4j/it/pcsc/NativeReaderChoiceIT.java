package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;

/** As {@link ReaderChoiceIT}, on the native backend. */
@NeedsPcscd
@NeedsNative
class NativeReaderChoiceIT extends ReaderChoiceIT {

  NativeReaderChoiceIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }
}
