/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

/**
 * A thread that holds the lock of the standard error stream for good: it prints the trace of an
 * exception whose message never ends. Main prints "ready", and at last how the thread ended.
 */
public final class HeldStream {
  private static volatile String ended = "it has ended";

  private HeldStream() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread thread = new Thread(HeldStream::fail, "import-7");
    thread.setDaemon(true);
    thread.start();
    while (!isPrinting(thread)) {
      Thread.sleep(1);
    }
    System.out.println("ready");
    thread.join();
    System.out.println(ended);
  }

  private static boolean isPrinting(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("getMessage")) {
        return true;
      }
    }
    return false;
  }

  private static void fail() {
    try {
      new Endless().printStackTrace();
    } catch (Throwable thrown) {
      ended = thrown.toString().replaceAll("\\s+", " ");
    }
  }

  private static final class Endless extends Exception {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      String name = "orders.csv";
      while (!name.isEmpty()) {
        name = reversed(name);
      }
      return name;
    }

    private static String reversed(String name) {
      return new StringBuilder(name).reverse().toString();
    }
  }
}
