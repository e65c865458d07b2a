package io.github.jpki4j.android;

import android.app.Activity;
import android.app.Application;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.ContextWrapper;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.pm.IPackageManager;
import android.nfc.IAppCallback;
import android.nfc.INfcAdapter;
import android.nfc.INfcCardEmulation;
import android.nfc.INfcTag;
import android.nfc.NfcAdapter;
import android.nfc.NfcManager;
import android.nfc.Tag;
import android.os.Binder;
import android.os.Bundle;
import android.os.IBinder;
import android.os.RemoteException;
import com.android.internal.policy.impl.PhoneLayoutInflater;
import com.android.internal.policy.impl.PhoneWindow;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A phone around a program: what the real NfcAdapter, Activity and Application reach in other
 * processes. The thread that makes it is the main thread until {@link #close}.
 */
final class Phone implements AutoCloseable {

  private final Application application = new Application();
  private final List<Integer> modes = new ArrayList<>();
  private final Map<BroadcastReceiver, IntentFilter> receivers = new HashMap<>();
  private boolean nfc = true;
  private boolean permission = true;
  private boolean reader = true;
  private int state = NfcAdapter.STATE_ON;
  private IAppCallback program;
  private Bundle extras;

  Phone() throws ReflectiveOperationException {
    MainLooper.enter();
    forget();
    set(Class.forName("android.app.ActivityThread"), null, "sPackageManager", packageManager());
    services().put(Context.NFC_SERVICE, binder(nfcService()));
    attach(application);
  }

  private static void set(Class<?> type, Object object, String name, Object value)
      throws ReflectiveOperationException {
    field(type, name).set(object, value);
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** A program that starts has no adapter yet. */
  private static void forget() throws ReflectiveOperationException {
    set(NfcAdapter.class, null, "sIsInitialized", false);
    ((Map<?, ?>) field(NfcAdapter.class, "sNfcAdapters").get(null)).clear();
  }

  @SuppressWarnings("unchecked") // as it is declared there
  private static Map<String, IBinder> services() throws ReflectiveOperationException {
    return (Map<String, IBinder>)
        field(Class.forName("android.os.ServiceManager"), "sCache").get(null);
  }

  private static <T> T remote(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(Phone.class.getClassLoader(), new Class<?>[] {type}, calls));
  }

  private static IBinder binder(INfcAdapter service) {
    Binder binder = new Binder();
    binder.attachInterface(service, INfcAdapter.class.getName());
    return binder;
  }

  private IPackageManager packageManager() {
    return remote(
        IPackageManager.class,
        (proxy, method, args) -> {
          if (method.getName().equals("hasSystemFeature")
              && args[0].equals("android.hardware.nfc")) {
            return nfc;
          }
          throw new AssertionError("not expected: " + method);
        });
  }

  private INfcAdapter nfcService() {
    return remote(INfcAdapter.class, this::serve);
  }

  private Object serve(Object proxy, Method method, Object[] args) {
    return switch (method.getName()) {
      case "getNfcTagInterface" -> remote(INfcTag.class, Phone::never);
      case "getNfcCardEmulationInterface" -> remote(INfcCardEmulation.class, Phone::never);
      case "getState" -> state;
      case "setReaderMode" -> {
        setReaderMode((IAppCallback) args[1], (int) args[2], (Bundle) args[3]);
        yield null;
      }
      default -> throw new AssertionError("not expected: " + method);
    };
  }

  private static Object never(Object proxy, Method method, Object[] args) {
    throw new AssertionError("not expected: " + method);
  }

  private void setReaderMode(IAppCallback callback, int flags, Bundle more) {
    if (!permission) {
      throw new SecurityException("NFC permission required");
    }
    if (!reader) {
      throw new UnsupportedOperationException();
    }
    program = callback;
    modes.add(flags);
    extras = more;
  }

  private void attach(ContextWrapper context) throws ReflectiveOperationException {
    Method attach = ContextWrapper.class.getDeclaredMethod("attachBaseContext", Context.class);
    attach.setAccessible(true);
    attach.invoke(context, new Base());
  }

  /** What Android gives to every part of a program. */
  private final class Base extends ContextWrapper {

    Base() {
      super(null);
    }

    @Override
    public Context getApplicationContext() {
      return application;
    }

    @Override
    public Object getSystemService(String name) {
      return switch (name) {
        case Context.NFC_SERVICE -> new NfcManager(this);
        case Context.LAYOUT_INFLATER_SERVICE -> new PhoneLayoutInflater(this);
        default -> throw new AssertionError("not expected: " + name);
      };
    }

    @Override
    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter) {
      receivers.put(receiver, filter);
      return null;
    }

    @Override
    public void unregisterReceiver(BroadcastReceiver receiver) {
      receivers.remove(receiver);
    }
  }

  /** The person switches NFC in the quick settings: no activity pauses, who listens is told. */
  void switchNfc(int value) {
    state = value;
    Intent told = new Intent(NfcAdapter.ACTION_ADAPTER_STATE_CHANGED);
    List.copyOf(receivers.entrySet()).stream()
        .filter(it -> it.getValue().hasAction(told.getAction()))
        .forEach(it -> it.getKey().onReceive(application, told));
  }

  /** Gives an activity its place in the program and a window. */
  <T extends Activity> T launch(T activity) throws ReflectiveOperationException {
    attach(activity);
    set(Activity.class, activity, "mApplication", application);
    set(Activity.class, activity, "mWindow", new PhoneWindow(activity));
    return activity;
  }

  /** The activity comes to the front, as in the framework's Instrumentation. */
  void resume(Activity activity) throws ReflectiveOperationException {
    set(Activity.class, activity, "mResumed", true);
    call(activity, "onResume");
  }

  /** Another one comes in front of it. */
  void pause(Activity activity) throws ReflectiveOperationException {
    call(activity, "onPause");
    set(Activity.class, activity, "mResumed", false);
  }

  private static void call(Activity activity, String name) throws ReflectiveOperationException {
    Method method = Activity.class.getDeclaredMethod(name);
    method.setAccessible(true);
    method.invoke(activity);
  }

  Phone withoutNfc() {
    nfc = false;
    return this;
  }

  Phone withState(int value) {
    state = value;
    return this;
  }

  Phone withoutPermission() {
    permission = false;
    return this;
  }

  /** One that can play a card and not read any. */
  Phone withoutReader() {
    reader = false;
    return this;
  }

  /** The flags of all calls that set the reader's mode; 0 ends it. */
  List<Integer> modes() {
    return modes;
  }

  Bundle extras() {
    return extras;
  }

  /** Reports a card, as the phone does: on a thread of its own, and waits for its return. */
  void show(Tag tag) throws InterruptedException {
    Thread binder =
        new Thread(
            () -> {
              try {
                program.onTagDiscovered(tag);
              } catch (RemoteException e) {
                throw new AssertionError(e);
              }
            },
            "Binder_1");
    binder.start();
    binder.join();
  }

  @Override
  public void close() throws ReflectiveOperationException {
    services().remove(Context.NFC_SERVICE);
    set(Class.forName("android.app.ActivityThread"), null, "sPackageManager", null);
    forget();
    MainLooper.leave();
  }
}
