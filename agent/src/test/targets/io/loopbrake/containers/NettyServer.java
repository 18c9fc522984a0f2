/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** Answers in the event loops of Netty, 4.1 or 4.2. */
final class NettyServer extends WebServer {
  private static final int LOOPS = 2;

  private final Function<String, String> questions;
  private final EventLoopGroup loops = new NioEventLoopGroup(LOOPS);
  private Channel channel;

  NettyServer(Path directory) throws Exception {
    questions = AppLoader.function(directory);
  }

  @Override
  public void start() throws Exception {
    ServerBootstrap bootstrap = new ServerBootstrap();
    bootstrap
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel connection) {
                connection.pipeline().addLast(new Answerer());
              }
            });
    channel = bootstrap.bind(HOST, 0).sync().channel();
  }

  @Override
  public boolean answersBeside() {
    return false;
  }

  @Override
  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public String health() {
    return channel.isActive() && !loops.isShuttingDown() ? "at work" : "shut down";
  }

  @Override
  public void stop() throws Exception {
    loops.shutdownGracefully().await();
  }

  private final class Answerer extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      ByteBuf bytes = (ByteBuf) message;
      String request = bytes.toString(StandardCharsets.US_ASCII);
      bytes.release();
      String query = request.split(" ")[1].replace("/?q=", "");
      write(context, "200 OK", questions.apply(URLDecoder.decode(query, "UTF-8")));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
      write(context, "500 Internal Server Error", "");
    }

    private void write(ChannelHandlerContext context, String status, String answer) {
      String response = "HTTP/1.0 " + status + "\r\n\r\n" + answer;
      context
          .writeAndFlush(Unpooled.copiedBuffer(response, StandardCharsets.US_ASCII))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }
}
