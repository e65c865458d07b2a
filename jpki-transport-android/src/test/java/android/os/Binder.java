package android.os;

import java.io.FileDescriptor;

/**
 * Takes the place of the framework's Binder, whose other half is native code of a phone. All calls
 * of the tests stay in one process.
 */
public class Binder implements IBinder {

  private IInterface owner;

  public void attachInterface(IInterface newOwner, String newDescriptor) {
    owner = newOwner;
  }

  @Override
  public String getInterfaceDescriptor() {
    return getClass().getName();
  }

  @Override
  public boolean pingBinder() {
    return true;
  }

  @Override
  public boolean isBinderAlive() {
    return true;
  }

  @Override
  public IInterface queryLocalInterface(String wanted) {
    return owner;
  }

  @Override
  public void dump(FileDescriptor file, String[] args) {}

  @Override
  public void dumpAsync(FileDescriptor file, String[] args) {}

  @Override
  public boolean transact(int code, Parcel data, Parcel reply, int flags) throws RemoteException {
    return onTransact(code, data, reply, flags);
  }

  protected boolean onTransact(int code, Parcel data, Parcel reply, int flags)
      throws RemoteException {
    return false;
  }

  @Override
  public void linkToDeath(DeathRecipient recipient, int flags) {}

  @Override
  public boolean unlinkToDeath(DeathRecipient recipient, int flags) {
    return true;
  }
}
