/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both ends of the connection, and strangers in the place of either. */
@Timeout(60)
class ConversationTest {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final long SHORT_MILLIS = 300;

  private final List<Request> requests = new ArrayList<>();
  private CommandEnd command;
  private AgentEnd agent;

  @BeforeEach
  void open() throws IOException {
    command = CommandEnd.open();
  }

  @AfterEach
  void close() throws IOException {
    command.close();
    if (agent != null) {
      agent.close();
    }
    await().until(() -> !isLinkAlive());
  }

  private AskedAgent connected(AgentEnd.Operations operations) throws IOException {
    begin(operations);
    return command.await(PATIENCE_MILLIS);
  }

  private void begin(AgentEnd.Operations operations) {
    agent = new AgentEnd(LinkAddress.parse(command.address()), operations);
    agent.begin();
  }

  private Object noted(Request request) {
    requests.add(request);
    return "done";
  }

  private static boolean isLinkAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("loopbrake-link"));
  }

  @Test
  void the_command_asks_and_the_agent_answers() throws IOException {
    try (AskedAgent asked = connected(request -> "cancelled " + request.number(0))) {
      assertThat(asked.ask(Request.of(Operation.CANCEL, 7L)).value()).isEqualTo("cancelled 7");
      assertThat(asked.ask(Request.of(Operation.CANCEL, 8L)).value()).isEqualTo("cancelled 8");
    }
  }

  @Test
  void a_refusal_a_failure_and_an_error_are_told_in_one_line_each() throws IOException {
    AgentEnd.Operations failing =
        request -> {
          switch (request.operation()) {
            case CANCEL:
              throw new IllegalArgumentException("no\nrequest");
            case FORCE:
              throw new IOException("no\nforce");
            case DETACH:
              throw new OutOfMemoryError("no\nmemory");
            default:
              return new Object();
          }
        };
    try (AskedAgent asked = connected(failing)) {
      Answer refused = asked.ask(Request.of(Operation.CANCEL, 7L));
      assertThat(refused.kind()).isEqualTo(Answer.Kind.REFUSED);
      assertThat(refused.value()).isEqualTo("no request");
      Answer failed = asked.ask(Request.of(Operation.FORCE, 7L, "why"));
      assertThat(failed.kind()).isEqualTo(Answer.Kind.FAILED);
      assertThat(failed.value()).isEqualTo("java.io.IOException: no force");
      assertThat(asked.ask(Request.of(Operation.DETACH)).value())
          .isEqualTo("java.lang.OutOfMemoryError: no memory");
      assertThat(asked.ask(Request.of(Operation.STATUS)).kind()).isEqualTo(Answer.Kind.FAILED);
    }
  }

  @Test
  void an_operation_that_ends_the_connection_is_answered() throws IOException {
    AgentEnd.Operations ending =
        request -> {
          agent.close();
          return "the agent is out";
        };
    try (AskedAgent asked = connected(ending)) {
      assertThat(asked.ask(Request.of(Operation.DETACH)).value()).isEqualTo("the agent is out");
      await().until(() -> !isLinkAlive());
      assertThatThrownBy(() -> asked.ask(Request.of(Operation.STATUS)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void the_end_of_the_agent_ends_the_wait_for_an_answer() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    AgentEnd.Operations lasting =
        request -> {
          asking.countDown();
          over.await();
          return "too late";
        };
    try (AskedAgent asked = connected(lasting)) {
      Thread other =
          new Thread(
              () -> {
                try {
                  asking.await();
                  agent.close();
                } catch (InterruptedException | IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      other.start();
      assertThatThrownBy(() -> asked.ask(Request.of(Operation.STATUS)))
          .isInstanceOf(IOException.class);
      over.countDown();
      other.join();
    }
  }

  @Test
  void the_end_of_the_command_ends_the_thread_of_the_agent() throws IOException {
    connected(this::noted).close();

    await().until(() -> !isLinkAlive());
  }

  @Test
  void strangers_who_connect_first_are_turned_away() throws IOException {
    LinkAddress address = LinkAddress.parse(command.address());
    try (Socket wrong = new Socket(LinkAddress.loopback(), address.port())) {
      wrong.getOutputStream().write(new byte[LinkAddress.KEY_BYTES]);

      try (AskedAgent asked = connected(this::noted)) {
        assertThat(wrong.getInputStream().read()).isEqualTo(-1);
        assertThat(asked.ask(Request.of(Operation.DETACH)).value()).isEqualTo("done");
      }
    }
  }

  @Test
  void a_stranger_who_says_nothing_takes_no_longer_than_the_wait() throws IOException {
    LinkAddress address = LinkAddress.parse(command.address());
    try (Socket silent = new Socket(LinkAddress.loopback(), address.port())) {
      assertThatThrownBy(() -> command.await(SHORT_MILLIS))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void nobody_is_waited_for_any_longer_than_said() {
    assertThatThrownBy(() -> command.await(SHORT_MILLIS))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void an_agent_that_finds_nobody_ends_its_thread() throws IOException {
    command.close();

    begin(this::noted);

    await().until(() -> !isLinkAlive());
  }

  @Test
  void another_program_at_the_port_learns_one_key_and_is_answered_nothing() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, LinkAddress.loopback())) {
      LinkAddress address = LinkAddress.at(other.getLocalPort());
      agent = new AgentEnd(address, this::noted);
      agent.begin();
      try (Socket caller = other.accept()) {
        InputStream in = caller.getInputStream();
        byte[] key = new byte[LinkAddress.KEY_BYTES];
        new DataInputStream(in).readFully(key);
        assertThat(key).isEqualTo(address.agentKey());
        DataOutputStream out = new DataOutputStream(caller.getOutputStream());
        out.write(key);
        out.flush();

        assertThat(in.read()).isEqualTo(-1);
        assertThat(requests).isEmpty();
      }
    }
  }

  @Test
  void what_is_no_request_ends_the_connection() throws IOException {
    try (ServerSocket own = new ServerSocket(0, 1, LinkAddress.loopback())) {
      LinkAddress address = LinkAddress.at(own.getLocalPort());
      agent = new AgentEnd(address, this::noted);
      agent.begin();
      try (Socket caller = own.accept()) {
        InputStream in = caller.getInputStream();
        new DataInputStream(in).readFully(new byte[LinkAddress.KEY_BYTES]);
        DataOutputStream out = new DataOutputStream(caller.getOutputStream());
        out.write(address.commandKey());
        out.writeInt(Integer.MAX_VALUE);
        out.flush();

        assertThat(in.read()).isEqualTo(-1);
        assertThat(requests).isEmpty();
      }
    }
  }
}
