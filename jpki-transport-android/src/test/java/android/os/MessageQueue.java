package android.os;

/**
 * Takes the place of the framework's queue, whose other half is native code of a phone, so that
 * there can be a real {@link Looper}.
 */
public final class MessageQueue {

  MessageQueue(boolean quitAllowed) {}
}
