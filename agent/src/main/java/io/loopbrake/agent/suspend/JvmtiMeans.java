/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.threads.VirtualThreads;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/**
 * Suspends and stops a thread on Java 21 and later, by SuspendThread, StopThread and ResumeThread
 * of JVMTI. These functions also accept virtual threads; StopThread requires them to be mounted.
 */
final class JvmtiMeans implements SuspendMeans {
  private static final int GET_ENV = 6;
  private static final int JVMTI_1_2 = 0x30010200;
  private static final int JNI_1_8 = 0x00010008;

  private static final int SUSPEND_THREAD = 4;
  private static final int RESUME_THREAD = 5;
  private static final int STOP_THREAD = 6;
  private static final int GET_THREAD_STATE = 16;
  private static final int DISPOSE_ENVIRONMENT = 126;
  private static final int ADD_CAPABILITIES = 141;

  private static final int CAPABILITIES_BYTES = 16;
  private static final int CAN_SIGNAL_AND_SUSPEND = 1 << 10 | 1 << 20;
  private static final int CAN_SUPPORT_VIRTUAL_THREADS = 1 << 12; // of the second word: 44
  private static final long SETUP_MILLIS = 10_000;

  private final NativeFunctions functions;
  private final ByteBuffer memory;
  private final long memoryAddress;
  private final long vm;
  private final MethodHandle getEnv;
  private final long jvmti;
  private final MethodHandle dispose;
  private final boolean virtualThreads;
  private final MethodHandle suspend;
  private final MethodHandle resume;
  private final MethodHandle stop;
  private final InterruptStatus interrupts;
  private final JniReferences references;
  private final OpenMeans open;

  JvmtiMeans(TrustedHandles handles) throws Throwable {
    functions = new NativeFunctions(handles);
    memory = functions.memory(CAPABILITIES_BYTES);
    memoryAddress = functions.address(memory);
    vm = createdJvm();
    getEnv =
        handles.settled(
            functions.at(
                functions.pointer(functions.pointer(vm, 0), GET_ENV),
                int.class,
                long.class,
                long.class,
                int.class));
    jvmti = env(JVMTI_1_2);
    long table = functions.pointer(jvmti, 0);
    dispose = function(handles, table, DISPOSE_ENVIRONMENT, long.class);
    try {
      virtualThreads = addCapabilities(table);
      suspend = function(handles, table, SUSPEND_THREAD, long.class, long.class);
      resume = function(handles, table, RESUME_THREAD, long.class, long.class);
      stop = function(handles, table, STOP_THREAD, long.class, long.class, long.class);
      settle(function(handles, table, GET_THREAD_STATE, long.class, long.class, long.class));
      interrupts = new InterruptStatus(handles);
      references = references(handles);
    } catch (Throwable e) {
      dispose();
      throw e;
    }
    open = new OpenMeans(this::free);
  }

  @Override
  public void close() throws Throwable {
    open.close();
  }

  private void free() throws Throwable {
    try {
      references.close(env(JNI_1_8));
    } finally {
      dispose();
    }
  }

  private void dispose() throws Throwable {
    int code = (int) dispose.invokeExact(jvmti);
    if (code != JvmtiCode.NONE) {
      throw new IllegalStateException("DisposeEnvironment of JVMTI: " + JvmtiCode.meaning(code));
    }
  }

  private MethodHandle function(
      TrustedHandles handles, long table, int index, Class<?>... parameters) throws Throwable {
    return handles.settled(functions.at(functions.pointer(table, index), int.class, parameters));
  }

  /**
   * Calls functions of the same types as those above, for the calling thread and without effect.
   */
  private void settle(MethodHandle threadState) throws Throwable {
    for (int i = 0; i < NativeFunctions.CALLS_TO_SETTLE; i++) {
      int notSuspended = (int) resume.invokeExact(jvmti, 0L);
      int known = (int) threadState.invokeExact(jvmti, 0L, memoryAddress);
      if (notSuspended != JvmtiCode.THREAD_NOT_SUSPENDED || known != JvmtiCode.NONE) {
        throw new IllegalStateException(
            "JVMTI answers " + JvmtiCode.meaning(notSuspended) + ", " + JvmtiCode.meaning(known));
      }
    }
  }

  private long createdJvm() throws Throwable {
    MethodHandle find =
        functions.at(
            functions.ofJvm("JNI_GetCreatedJavaVMs"), int.class, long.class, int.class, long.class);
    int failed = (int) find.invokeExact(memoryAddress, 1, memoryAddress + Long.BYTES);
    if (failed != 0 || memory.getInt(Long.BYTES) != 1) {
      throw new IllegalStateException("the JVM has not finished its start");
    }
    return memory.getLong(0);
  }

  private long env(int version) throws Throwable {
    int failed = (int) getEnv.invokeExact(vm, memoryAddress, version);
    if (failed != 0) {
      throw new IllegalStateException("the JVM has no interface of version " + version);
    }
    return memory.getLong(0);
  }

  /**
   * Adds the capabilities to suspend threads. Returns whether virtual threads can be suspended,
   * too.
   */
  private boolean addCapabilities(long table) throws Throwable {
    MethodHandle add =
        functions.at(functions.pointer(table, ADD_CAPABILITIES), int.class, long.class, long.class);
    memory.putLong(0, 0);
    memory.putLong(Long.BYTES, 0);
    memory.putInt(0, CAN_SIGNAL_AND_SUSPEND);
    int code = (int) add.invokeExact(jvmti, memoryAddress);
    if (code != JvmtiCode.NONE) {
      throw new IllegalStateException("AddCapabilities of JVMTI: " + JvmtiCode.meaning(code));
    }
    memory.putInt(0, 0);
    memory.putInt(Integer.BYTES, CAN_SUPPORT_VIRTUAL_THREADS);
    int ofVirtual = (int) add.invokeExact(jvmti, memoryAddress);
    return ofVirtual == JvmtiCode.NONE;
  }

  private JniReferences references(TrustedHandles handles) throws Throwable {
    Setup setup = new Setup(handles);
    setup.setDaemon(true);
    setup.setContextClassLoader(null);
    setup.start();
    setup.join(SETUP_MILLIS);
    if (setup.failure != null) {
      throw setup.failure;
    }
    JniReferences made = setup.take();
    if (made == null) {
      throw new IllegalStateException("JNI does not answer");
    }
    return made;
  }

  @Override
  public boolean takesVirtualThreads() {
    return virtualThreads;
  }

  @Override
  public Hold hold(Thread thread, Throwable error) throws Throwable {
    open.use();
    try {
      return newHold(thread, error);
    } catch (Throwable e) {
      open.leave();
      throw e;
    }
  }

  private Hold newHold(Thread thread, Throwable error) throws Throwable {
    long jni = env(JNI_1_8);
    long threadReference = references.of(jni, thread);
    try {
      return new JvmtiHold(
          VirtualThreads.isVirtual(thread) ? null : thread,
          jni,
          threadReference,
          references.of(jni, error));
    } catch (Throwable e) {
      references.delete(jni, threadReference);
      throw e;
    }
  }

  @Override
  public String toString() {
    return "SuspendThread, StopThread and ResumeThread of JVMTI, called through java.lang.foreign";
  }

  /**
   * The thread that is the object from which references are taken; it runs once, to pass itself to
   * JNI.
   */
  private final class Setup extends JniReferences.Slots {
    private final TrustedHandles handles;
    volatile Throwable failure;
    private JniReferences made;
    private boolean isLate;

    Setup(TrustedHandles handles) {
      this.handles = handles;
      setName("loopbrake-suspend-setup");
    }

    @Override
    public void run() {
      try {
        long jni = env(JNI_1_8);
        JniReferences references = new JniReferences(functions, handles, this, jni);
        if (!give(references)) {
          references.close(jni);
        }
      } catch (Throwable e) {
        failure = e;
      }
    }

    /** Returns whether anybody still waits for the references. */
    private synchronized boolean give(JniReferences references) {
      made = references;
      return !isLate;
    }

    /** The references; null if they are not there yet, and then nobody waits for them any more. */
    synchronized JniReferences take() {
      isLate = made == null;
      return made;
    }
  }

  private final class JvmtiHold implements Hold {
    private final Thread platform;
    private final long jni;
    private final long thread;
    private final long error;

    JvmtiHold(Thread platform, long jni, long thread, long error) {
      this.platform = platform;
      this.jni = jni;
      this.thread = thread;
      this.error = error;
    }

    @Override
    public int suspend() throws Throwable {
      return (int) suspend.invokeExact(jvmti, thread);
    }

    @Override
    public int handOver() throws Throwable {
      // Of a virtual thread the JVM interrupts the carrier, whose status is set anew when it
      // mounts.
      boolean wasInterrupted = platform == null || interrupts.of(platform);
      int code = (int) stop.invokeExact(jvmti, thread, error);
      if (code == JvmtiCode.NONE && !wasInterrupted) {
        interrupts.clear(platform);
      }
      return code;
    }

    @Override
    public int resume() throws Throwable {
      return (int) resume.invokeExact(jvmti, thread);
    }

    @Override
    public void release() throws Throwable {
      try {
        references.delete(jni, thread);
        references.delete(jni, error);
      } finally {
        open.leave();
      }
    }
  }
}
