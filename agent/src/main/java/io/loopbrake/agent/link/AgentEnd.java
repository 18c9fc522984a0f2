/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.OwnThread;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.security.MessageDigest;

/**
 * The end of the connection in the JVM of the application: connects to the command that has started
 * the agent, and answers it until the command closes the connection. If the command cannot be
 * reached, nothing happens, and it takes another way. Thread-safe.
 */
public final class AgentEnd implements OwnThread.Rounds, AutoCloseable {
  private static final int CONNECT_MILLIS = 3000;

  /** The command proves itself at once. */
  private static final int PROOF_MILLIS = 3000;

  /**
   * Between two requests, an operator may choose a thread. The end of the command needs no time.
   */
  private static final int IDLE_MILLIS = 3_600_000;

  private final LinkAddress address;
  private final Operations operations;
  private boolean begun;
  private volatile Thread thread;
  private volatile Socket socket;
  private volatile boolean closed;

  /** Carries out requests. */
  @FunctionalInterface
  public interface Operations {
    /**
     * Carries out a request, in the thread of the connection.
     *
     * @return a value, as in {@link Answer#value}
     * @throws IllegalArgumentException if the request is refused; its message is for the user
     */
    Object carryOut(Request request) throws Exception;
  }

  /** Describes a connection, which {@link #begin} opens. */
  public AgentEnd(LinkAddress address, Operations operations) {
    this.address = address;
    this.operations = operations;
  }

  /** Connects and answers, in another thread. Returns at once, and throws nothing. */
  public void begin() {
    try {
      new OwnThread("link", this).wake();
    } catch (OutOfMemoryError noThread) {
      // The command takes another way.
    }
  }

  /** The only round: whatever ends it, the connection is not opened again. */
  @Override
  public long round(boolean woken) {
    if (begun) {
      return OwnThread.UNNEEDED;
    }
    begun = true;
    thread = Thread.currentThread();
    // No proxy: the settings of the application are not meant for this connection.
    try (Socket connection = new Socket(Proxy.NO_PROXY)) {
      socket = connection;
      if (!closed) {
        connection.connect(
            new InetSocketAddress(LinkAddress.loopback(), address.port()), CONNECT_MILLIS);
        connection.setTcpNoDelay(true);
        converse(connection);
      }
    } catch (IOException | RuntimeException | Error over) {
      // The command sees the end of the connection, and nobody else knows of it.
    } finally {
      socket = null;
      thread = null;
    }
    return OwnThread.UNNEEDED;
  }

  private void converse(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(connection.getOutputStream()));
    connection.setSoTimeout(PROOF_MILLIS);
    out.write(address.agentKey());
    out.flush();
    byte[] proof = new byte[LinkAddress.KEY_BYTES];
    in.readFully(proof);
    if (!MessageDigest.isEqual(proof, address.commandKey())) {
      throw new ProtocolException("another program than the command");
    }
    connection.setSoTimeout(IDLE_MILLIS);
    while (!closed) {
      Request request = Request.read(Frames.read(in, Frames.LONGEST_REQUEST));
      Frames.write(out, answerTo(request));
    }
  }

  private byte[] answerTo(Request request) throws IOException {
    try {
      return Answer.of(operations.carryOut(request)).toBytes();
    } catch (IllegalArgumentException refusal) {
      return Answer.refused(SingleLine.of(String.valueOf(refusal.getMessage()))).toBytes();
    } catch (Exception | Error failure) {
      return Answer.failed(SingleLine.of(failure.toString())).toBytes();
    }
  }

  /**
   * Ends the connection. If an operation that the connection carries out calls this, its answer is
   * still sent.
   */
  @Override
  public void close() throws IOException {
    closed = true;
    Socket open = socket;
    if (open != null && Thread.currentThread() != thread) {
      open.close();
    }
  }
}
