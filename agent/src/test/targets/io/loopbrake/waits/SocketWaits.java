/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.mail.Session;
import javax.mail.Transport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/**
 * Threads wait for sockets, and are stopped. Arguments: a key store of the type PKCS12 and its
 * password; names of waits, all if there are none. The property {@code patience} says for how many
 * milliseconds the end of a wait is awaited.
 */
public final class SocketWaits {
  private static final int HOUR_MILLIS = 3_600_000;
  private static final int STEADY_LOOKS = 10;
  private static final long LOOK_PAUSE_MILLIS = 40;
  private static final long PATIENCE_MILLIS = Long.getLong("patience", 20_000);
  private static final int LARGE = 64 * 1024 * 1024;

  private static final List<Object> KEPT = new ArrayList<>();

  private SocketWaits() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Map<String, Subject.Work> waits = new LinkedHashMap<>();
    waits.put("read", () -> silent().getInputStream().read());
    waits.put("read with a time-out", SocketWaits::readWithTimeOut);
    waits.put("write", () -> silent().getOutputStream().write(new byte[LARGE]));
    waits.put("accept", () -> server().accept());
    waits.put("connect", SocketWaits::connectToFull);
    waits.put("TLS read", () -> tls(arguments[0], arguments[1]).getInputStream().read());
    waits.put("TLS write", () -> tls(arguments[0], arguments[1]).getOutputStream().write(new byte[LARGE]));
    waits.put("HttpURLConnection", SocketWaits::readHttp);
    waits.put("Apache HttpClient", SocketWaits::readHttpWithApache);
    waits.put("SMTP", SocketWaits::sendMail);
    waits.put("login at a database", SocketWaits::logIn);
    waits.put("read again and again", SocketWaits::readAgain);
    if (arguments.length > 2) {
      waits.keySet().retainAll(Arrays.asList(arguments).subList(2, arguments.length));
    }
    Socket other = silent();
    for (Map.Entry<String, Subject.Work> wait : waits.entrySet()) {
      Subject subject = Subject.started(wait.getKey(), wait.getValue());
      awaitSteady(subject);
      long before = System.nanoTime();
      Request request = operator.stop(subject);
      boolean ended = subject.awaitEnd(PATIENCE_MILLIS);
      long millis = (System.nanoTime() - before) / 1_000_000;
      if (ended) {
        request.awaitEnd(PATIENCE_MILLIS);
      }
      new Line("wait")
          .with("name", wait.getKey())
          .with("millis", millis)
          .with("ended", ended)
          .with("outcome", subject.thrown() == null ? "none" : subject.thrown().getClass().getSimpleName())
          .with("root", root(subject.thrown()))
          .with("state", request.state())
          .with("why", request.why())
          .print();
      if (!ended) {
        request.cancel();
      }
    }
    new Line("other").with("closed", other.isClosed()).with("alive", isAlive(other)).print();
    System.exit(0);
  }

  /** Until the thread is where it was some time ago, in native code: then all is set up. */
  private static void awaitSteady(Thread thread) {
    StackTraceElement[] last = {};
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    for (int looks = 0; looks < STEADY_LOOKS && System.nanoTime() < end; looks++) {
      Pause.millis(LOOK_PAUSE_MILLIS);
      StackTraceElement[] stack = thread.getStackTrace();
      if (stack.length == 0 || !stack[0].isNativeMethod() || !Arrays.equals(stack, last)) {
        looks = -1;
      }
      last = stack;
    }
  }

  private static String root(Throwable thrown) {
    Throwable root = thrown;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root == null ? "none" : root.getClass().getSimpleName();
  }

  private static ServerSocket server() throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    KEPT.add(server);
    return server;
  }

  /** A socket from whose other end nothing comes, and which reads nothing. */
  private static Socket silent() throws Exception {
    ServerSocket server = server();
    Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
    KEPT.add(server.accept());
    return socket;
  }

  private static void readWithTimeOut() throws Exception {
    Socket socket = silent();
    socket.setSoTimeout(HOUR_MILLIS);
    socket.getInputStream().read();
  }

  /** Nobody accepts, and the queue of the server is full after some. */
  private static void connectToFull() throws Exception {
    ServerSocket server = server();
    while (true) {
      Socket socket = new Socket();
      KEPT.add(socket);
      socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), HOUR_MILLIS);
    }
  }

  private static SSLSocket tls(String file, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    ServerSocket server =
        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    KEPT.add(server);
    Thread peer =
        new Thread(
            () -> {
              try {
                SSLSocket accepted = (SSLSocket) server.accept();
                KEPT.add(accepted);
                accepted.startHandshake();
              } catch (Exception e) {
                KEPT.add(e);
              }
            });
    peer.start();
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(server.getInetAddress(), server.getLocalPort());
    socket.startHandshake();
    peer.join();
    return socket;
  }

  private static void readHttp() throws Exception {
    ServerSocket server = server();
    URL url = new URL("http://127.0.0.1:" + server.getLocalPort() + "/never");
    ((HttpURLConnection) url.openConnection()).getResponseCode();
  }

  private static void readHttpWithApache() throws Exception {
    ServerSocket server = server();
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      client.execute(new HttpGet("http://127.0.0.1:" + server.getLocalPort() + "/never")).close();
    }
  }

  /** The server accepts, and never greets. */
  private static void sendMail() throws Exception {
    ServerSocket server = server();
    Session session = Session.getInstance(new Properties());
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", server.getLocalPort(), "user", "password");
    }
  }

  /** There is no statement yet that could be cancelled. */
  private static void logIn() throws Exception {
    ServerSocket server = server();
    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/never")
        .close();
  }

  /** Old code takes each error for a lost connection, and makes a new one. */
  private static void readAgain() throws Exception {
    while (true) {
      try {
        silent().getInputStream().read();
      } catch (Exception lost) {
        KEPT.add(lost);
      }
    }
  }

  /** Both ends of the socket. */
  private static boolean isAlive(Socket socket) throws Exception {
    Socket end = null;
    for (Object kept : KEPT) {
      if (kept instanceof Socket
          && socket.getRemoteSocketAddress().equals(((Socket) kept).getLocalSocketAddress())
          && socket.getLocalPort() == ((Socket) kept).getPort()) {
        end = (Socket) kept;
      }
    }
    try (OutputStream out = end.getOutputStream()) {
      out.write(7);
      out.flush();
      return socket.getInputStream().read() == 7;
    }
  }
}
