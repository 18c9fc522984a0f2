/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Pause;

/** Loads classes once the error stream takes no more, because nobody reads it. */
public final class CloggedLoading {
  private static final int MORE_THAN_PIPES_TAKE = 2_000;
  private static final long STILL_MILLIS = 300;

  private static volatile int written;

  private CloggedLoading() {}

  public static void main(String[] arguments) throws Exception {
    Thread writer = new Thread(CloggedLoading::write, "writer");
    writer.setDaemon(true);
    writer.start();
    int before;
    do {
      before = written;
      Pause.millis(STILL_MILLIS);
    } while (written != before || written == 0);
    for (String name : new String[] {"Report", "History", "Guarded"}) {
      Class.forName("io.loopbrake.audit." + name);
      System.out.println("loaded " + name);
    }
    System.out.println("clogged " + (written < MORE_THAN_PIPES_TAKE));
    System.exit(0);
  }

  private static void write() {
    String kilobyte = new String(new char[1_000]).replace('\0', 'x');
    while (written < MORE_THAN_PIPES_TAKE) {
      System.err.println(kilobyte);
      written++;
    }
  }
}
