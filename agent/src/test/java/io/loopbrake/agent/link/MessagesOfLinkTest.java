/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers as bytes, from a friend and from anybody. */
class MessagesOfLinkTest {
  private static final byte TEXT = 1;
  private static final byte LIST = 7;

  @Test
  void a_request_arrives_as_it_was_sent() throws IOException {
    String reason = "it never ends \u2026 " + "x".repeat(100_000);
    Request sent = Request.of(Operation.FORCE, 7L, reason);

    Request received = Request.read(sent.toBytes());

    assertThat(received.operation()).isEqualTo(Operation.FORCE);
    assertThat(received.number(0)).isEqualTo(7);
    assertThat(received.text(1)).isEqualTo(reason);
  }

  @Test
  void an_answer_arrives_as_it_was_sent_and_in_the_same_order() throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("z", "text \n with lines");
    row.put("a", 1L);
    row.put("integer", 2);
    row.put("double", 2.5);
    row.put("boolean", true);
    row.put("date", new Date(1234));
    row.put("null", null);
    List<Object> table = List.of(row, Map.of("rows", List.of()));

    Answer received = Answer.read(Answer.of(table).toBytes());

    assertThat(received.kind()).isEqualTo(Answer.Kind.VALUE);
    assertThat(received.value()).isEqualTo(table).asString().startsWith("[{z=text");
  }

  @Test
  void a_message_that_is_cut_off_is_not_understood_wherever_it_ends() throws IOException {
    byte[] request = Request.of(Operation.REQUEST_RESCUE, "13", "why").toBytes();
    byte[] answer = Answer.of(List.of("one", 2L, Map.of("three", true))).toBytes();

    for (int length = 0; length < request.length; length++) {
      byte[] part = Arrays.copyOf(request, length);
      assertThatThrownBy(() -> Request.read(part)).isInstanceOf(IOException.class);
    }
    for (int length = 0; length < answer.length; length++) {
      byte[] part = Arrays.copyOf(answer, length);
      assertThatThrownBy(() -> Answer.read(part)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_message_that_is_too_long_is_not_understood() throws IOException {
    byte[] request = Request.of(Operation.DETACH).toBytes();
    byte[] answer = Answer.of("done").toBytes();

    refused(() -> Request.read(Arrays.copyOf(request, request.length + 1)));
    refused(() -> Answer.read(Arrays.copyOf(answer, answer.length + 1)));
  }

  @Test
  void an_unknown_operation_or_kind_of_answer_is_not_understood() {
    refused(() -> Request.read(new byte[] {(byte) Operation.values().length}));
    refused(() -> Request.read(new byte[] {-1}));
    refused(() -> Answer.read(new byte[] {(byte) Answer.Kind.values().length, 0}));
  }

  @Test
  void arguments_of_another_type_are_not_understood() {
    refused(() -> Request.read(Request.of(Operation.CANCEL, "7").toBytes()));
    refused(() -> Request.read(Request.of(Operation.ADD_CLASSES, 7L).toBytes()));
    refused(() -> Request.read(Request.of(Operation.ADD_CLASSES, (Object) null).toBytes()));
  }

  @Test
  void a_refusal_is_a_text() throws IOException {
    byte[] refusal = Answer.refused("no").toBytes();
    byte[] other = Answer.of(7L).toBytes();
    other[0] = refusal[0];

    assertThat(Answer.read(refusal).kind()).isEqualTo(Answer.Kind.REFUSED);
    refused(() -> Answer.read(other));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void a_length_that_exceeds_the_message_takes_no_memory(int length) throws IOException {
    refused(() -> Values.read(in(typeAndLength(TEXT, length))));
    refused(() -> Values.read(in(typeAndLength(LIST, length))));
  }

  @Test
  void values_that_are_nested_for_ever_are_not_understood() {
    byte[] nested = new byte[5 * 100_000];
    for (int i = 0; i < nested.length; i += 5) {
      nested[i] = LIST;
      nested[i + 4] = 1;
    }

    refused(() -> Values.read(in(nested)));
  }

  @Test
  void another_object_is_not_sent() {
    assertThatThrownBy(() -> Answer.of(List.of(new Object())).toBytes())
        .isInstanceOf(InvalidObjectException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1001, Integer.MAX_VALUE})
  void a_frame_of_another_length_is_not_read(int length) {
    refused(() -> Frames.read(in(typeAndLength(0, length), 1), 1000));
  }

  @Test
  void a_frame_that_is_cut_off_takes_no_more_memory_than_has_arrived() {
    byte[] announced = typeAndLength(0, Frames.LONGEST_ANSWER);

    assertThatThrownBy(() -> Frames.read(in(announced, 1), Frames.LONGEST_ANSWER))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void a_frame_is_read_as_it_was_written() throws IOException {
    byte[] content = new byte[200_000];
    content[content.length - 1] = 1;
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Frames.write(new DataOutputStream(sent), content);

    assertThat(Frames.read(in(sent.toByteArray()), Frames.LONGEST_REQUEST)).isEqualTo(content);
  }

  private static byte[] typeAndLength(int type, int length) {
    return new byte[] {
      (byte) type,
      (byte) (length >> 24),
      (byte) (length >> 16),
      (byte) (length >> 8),
      (byte) length,
      TEXT
    };
  }

  private static DataInputStream in(byte[] bytes) {
    return in(bytes, 0);
  }

  private static DataInputStream in(byte[] bytes, int from) {
    return new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from));
  }

  private static void refused(ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(ProtocolException.class);
  }
}
