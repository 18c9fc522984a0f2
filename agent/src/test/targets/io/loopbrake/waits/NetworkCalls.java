/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import io.loopbrake.operating.Subject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Calls in which a thread waits for the network, which stays silent. */
final class NetworkCalls {
  private static final List<Object> OPEN = Collections.synchronizedList(new ArrayList<>());
  private static final int LARGE = 64 * 1024 * 1024;

  private DatagramSocket datagrams;

  void addTo(Map<String, Subject.Work> calls) throws Exception {
    Socket reading = silent();
    calls.put("Socket.getInputStream().read", () -> reading.getInputStream().read());
    Socket writing = silent();
    calls.put("Socket.getOutputStream().write", () -> writing.getOutputStream().write(new byte[LARGE]));
    calls.put("Socket.connect", () -> connectToFull(false));
    ServerSocket server = server();
    calls.put("ServerSocket.accept", server::accept);
    SocketChannel channel = SocketChannel.open(addressOf(server()));
    calls.put("SocketChannel.read", () -> channel.read(ByteBuffer.allocate(1)));
    calls.put("SocketChannel.connect", () -> connectToFull(true));
    ServerSocketChannel acceptor = ServerSocketChannel.open().bind(loopback());
    calls.put("ServerSocketChannel.accept", acceptor::accept);
    datagrams = new DatagramSocket(loopback());
    calls.put("DatagramSocket.receive", () -> datagrams.receive(packet()));
    DatagramChannel datagramChannel = DatagramChannel.open().bind(loopback());
    calls.put("DatagramChannel.receive", () -> datagramChannel.receive(ByteBuffer.allocate(1)));
    Selector selector = Selector.open();
    calls.put("Selector.select", selector::select);
    Pipe pipe = Pipe.open();
    calls.put("Pipe.SourceChannel.read", () -> pipe.source().read(ByteBuffer.allocate(1)));
    OPEN.add(pipe);
  }

  /** Sends what is waited for. */
  void release() throws Exception {
    DatagramPacket packet = packet();
    packet.setSocketAddress(datagrams.getLocalSocketAddress());
    try (DatagramSocket sender = new DatagramSocket()) {
      sender.send(packet);
    }
  }

  private static DatagramPacket packet() {
    return new DatagramPacket(new byte[1], 1);
  }

  private static ServerSocket server() throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    OPEN.add(server);
    return server;
  }

  private static SocketAddress addressOf(ServerSocket server) {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static Socket silent() throws Exception {
    ServerSocket server = server();
    Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
    OPEN.add(server.accept());
    return socket;
  }

  /** Nobody accepts, and the queue of the server is full after some. */
  private static void connectToFull(boolean channels) throws Exception {
    SocketAddress address = addressOf(server());
    while (true) {
      if (channels) {
        OPEN.add(SocketChannel.open(address));
      } else {
        Socket socket = new Socket();
        OPEN.add(socket);
        socket.connect(address, 0);
      }
    }
  }
}
