/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;

/** The outcome of a call: a value, or a text that says why there is none. Immutable. */
public final class Answer {
  /** The kind of the outcome. */
  public enum Kind {
    /** The operation has returned the value. */
    VALUE,

    /** The operation has refused the call; the value is its message to the user. */
    REFUSED,

    /** The operation has failed; the value is the class and the message of the failure. */
    FAILED
  }

  private static final Kind[] KINDS = Kind.values();

  private final Kind kind;
  private final Object value;

  private Answer(Kind kind, Object value) {
    this.kind = kind;
    this.value = value;
  }

  static Answer of(Object value) {
    return new Answer(Kind.VALUE, value);
  }

  static Answer refused(String message) {
    return new Answer(Kind.REFUSED, message);
  }

  static Answer failed(String failure) {
    return new Answer(Kind.FAILED, failure);
  }

  public Kind kind() {
    return kind;
  }

  /**
   * The value: null, a text, a number, a boolean, a date, a list of values, or a map from texts to
   * values; a text unless the kind is {@link Kind#VALUE}.
   */
  public Object value() {
    return value;
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(kind.ordinal());
    Values.write(out, value);
    return bytes.toByteArray();
  }

  /**
   * Reads an answer.
   *
   * @throws ProtocolException if it is none
   * @throws java.io.EOFException if it is cut off
   */
  static Answer read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int number = in.readUnsignedByte();
    if (number >= KINDS.length) {
      throw new ProtocolException("an answer of kind " + number);
    }
    Kind kind = KINDS[number];
    Object value = Values.read(in);
    if (in.available() > 0 || kind != Kind.VALUE && !(value instanceof String)) {
      throw new ProtocolException("an answer of another form");
    }
    return new Answer(kind, value);
  }
}
