/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.generated;

import io.loopbrake.operating.Operator;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Reads programs from standard input, as often as there are any: the class file under a name that
 * has no checkpoints, the class file under one that has, how much fuel there is for each, after
 * which time the second one is to be stopped when it has as much as it likes (negative: never), and
 * for how long it may go on then. Writes for each what became of the first, of the second, and of
 * the stop.
 */
public final class Programs {
  private final DataInputStream in = new DataInputStream(System.in);
  private final DataOutputStream out = new DataOutputStream(System.out);
  private final Operator operator = new Operator();

  private Programs() {}

  public static void main(String[] arguments) throws Exception {
    Programs programs = new Programs();
    System.setOut(System.err);
    while (programs.next()) {
      programs.out.flush();
    }
  }

  private boolean next() throws Exception {
    int length = in.read() == 1 ? in.readInt() : 0;
    if (length == 0) {
      out.writeUTF(operator.status("classesFailed") + " failed");
      out.flush();
      return false;
    }
    byte[] plain = bytes(length);
    byte[] included = bytes(in.readInt());
    long fuel = in.readLong();
    long pause = in.readLong();
    long patience = in.readLong();
    out.writeUTF(outcome(plain, fuel));
    String outcome = outcome(included, fuel);
    out.writeUTF(outcome);
    out.writeUTF(
        pause >= 0 && outcome.endsWith("spent true")
            ? new Stop(operator, new Generated(included)).outcome(pause, patience)
            : "");
    return true;
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static String outcome(byte[] classFile, long fuel) throws Exception {
    Generated generated;
    try {
      generated = new Generated(classFile);
    } catch (LinkageError e) {
      return "refused: " + e;
    }
    String what;
    try {
      what = "returned " + generated.run(fuel);
    } catch (Throwable t) {
      what = "threw " + t;
    }
    return what + ", spent " + generated.isSpent();
  }
}
