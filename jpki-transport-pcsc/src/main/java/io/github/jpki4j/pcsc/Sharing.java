package io.github.jpki4j.pcsc;

/** Whether other programs may connect to the same card. */
enum Sharing {
  /** They may: SCARD_SHARE_SHARED. */
  SHARED,
  /** They may not, as long as the link lives: SCARD_SHARE_EXCLUSIVE. */
  EXCLUSIVE
}
