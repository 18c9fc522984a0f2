/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** An agent that has connected to a command and proved itself. For one thread. */
public final class AskedAgent implements Closeable {
  private final Socket connection;
  private final DataInputStream in;
  private final DataOutputStream out;

  private AskedAgent(Socket connection) throws IOException {
    this.connection = connection;
    this.in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(connection.getOutputStream()));
  }

  /** Proves the command to the agent. Nothing has been read from the connection behind its key. */
  static AskedAgent over(Socket connection, byte[] proof) throws IOException {
    // An answer may take as long as the operation, and a JVM that stands still may go on.
    connection.setSoTimeout(0);
    connection.setTcpNoDelay(true);
    AskedAgent agent = new AskedAgent(connection);
    agent.out.write(proof);
    agent.out.flush();
    return agent;
  }

  /**
   * Sends the request and waits for the answer, for any time.
   *
   * @throws IOException if the connection has ended, for example because the JVM has ended
   */
  public Answer ask(Request request) throws IOException {
    Frames.write(out, request.toBytes());
    return Answer.read(Frames.read(in, Frames.LONGEST_ANSWER));
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
