/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.TaskPatterns;
import io.loopbrake.agent.instrument.InstrumentedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planted into servers' pools and into libraries, in old versions and new. None is run. */
class ServerBoundariesTest {
  private static final List<Path> JARS =
      List.of(Path.of("target/pools"), Path.of("target/containers"), Path.of("target/libraries"));

  private static final byte[] MALFORMED = new byte[16];
  private static final ClassLoader LOADER = ServerBoundariesTest.class.getClassLoader();

  private final TaskBoundaries boundaries = new TaskBoundaries(TaskPatterns.NONE);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # jar (regex)          | classes with what they tell
          tomcat-util-8\\.5\\.50 | none, for it extends the JDK's
          tomcat-util-9\\.0.*    | ThreadPoolExecutor.getTask, ThreadPoolExecutor.runWorker
          jetty-util-9\\.3\\..*  | ExecuteProduceConsume.executeProduceConsume, ProduceConsume.execute, QueuedThreadPool$2.run, QueuedThreadPool.runJob
          jetty-util-9\\.4\\..*  | EatWhatYouKill.runTask, ExecuteProduceConsume.produceConsume, ProduceConsume.produce, ProduceExecuteConsume.produce, QueuedThreadPool$Runner.run, QueuedThreadPool.runJob, ReservedThreadExecutor$ReservedThread.reservedWait, ReservedThreadExecutor$ReservedThread.run
          jetty-util-12\\..*     | AdaptiveExecutionStrategy.runTask, ExecuteProduceConsume.produceConsume, ProduceConsume.produce, ProduceExecuteConsume.produce, QueuedThreadPool$Runner.run, QueuedThreadPool.runJob, ReservedThreadExecutor$ReservedThread.run, ReservedThreadExecutor$ReservedThread.waitForTask
          jboss-threads-2\\..*   | EnhancedQueueExecutor$ThreadBody.doRunTask, EnhancedQueueExecutor$ThreadBody.run, QueueExecutor$Worker.run, QueueExecutor.runTask
          jboss-threads-3\\.4.*  | EnhancedQueueExecutor$Task.run, EnhancedQueueExecutor$ThreadBody.run
          jboss-threads-3\\.9.*  | EnhancedQueueExecutor$Task.run, EnhancedQueueExecutor$ThreadBody.run
          jakarta\\.servlet-api-6.* | HttpFilter.doFilter, HttpServlet.service
          javax\\.servlet-api-4.*   | HttpFilter.doFilter, HttpServlet.service
          servlet-api-2\\.5         | HttpServlet.service
          jetty-servlet-9\\.4\\..*  | FilterHolder$Wrapper.doFilter, FilterHolder.doFilter, JspPropertyGroupServlet.service, ServletHandler$Chain.doFilter, ServletHandler$ChainEnd.doFilter, ServletHolder$NotAsync.service, ServletHolder$RunAs.service, ServletHolder$SingleThreadedWrapper.service, ServletHolder$UnavailableServlet$1.service, ServletHolder$UnavailableServlet.service, ServletHolder$Wrapper.service
          grizzly-framework-2\\.3.* | AbstractThreadPool$Worker.doWork, SelectorRunner.iterateKeyEvents, SelectorRunner.run
          grizzly-framework-2\\.4.* | AbstractThreadPool$Worker.doWork, SelectorRunner.iterateKeyEvents, SelectorRunner.run
          grizzly-framework-4.*   | AbstractThreadPool$Worker.doWork, SelectorRunner.iterateKeyEvents, SelectorRunner.run
          netty-common-4\\.1\\.50.* | AbstractEventExecutor.safeExecute, DefaultEventExecutor.run, GlobalEventExecutor$TaskRunner.run, HashedWheelTimer$HashedWheelTimeout.expire, HashedWheelTimer$Worker.run
          netty-common-4\\.1\\.1.*  | AbstractEventExecutor.runTask, AbstractEventExecutor.safeExecute, DefaultEventExecutor.run, GlobalEventExecutor$TaskRunner.run, HashedWheelTimer$HashedWheelTimeout.expire, HashedWheelTimer$HashedWheelTimeout.run, HashedWheelTimer$Worker.run
          netty-common-4\\.2.*      | AbstractEventExecutor.runTask, AbstractEventExecutor.safeExecute, DefaultEventExecutor.run, GlobalEventExecutor$TaskRunner.run, HashedWheelTimer$HashedWheelTimeout.expire, HashedWheelTimer$HashedWheelTimeout.run, HashedWheelTimer$Worker.run
          netty-transport-4\\.1\\.50.* | DefaultEventLoop.run, NioEventLoop.processSelectedKey, NioEventLoop.run, ThreadPerChannelEventLoop.run
          netty-transport-4\\.1\\.1.*  | DefaultEventLoop.run, NioEventLoop.processSelectedKey, NioEventLoop.run, ThreadPerChannelEventLoop.run
          netty-transport-4\\.2.*   | DefaultEventLoop.run, NioIoHandler.processSelectedKey, SingleThreadIoEventLoop.run, ThreadPerChannelEventLoop.run
          netty-transport-classes-epoll-4\\.1.*    | EpollEventLoop.processReady, EpollEventLoop.run
          netty-transport-classes-epoll-4\\.2.*    | EpollIoHandler.processReady
          netty-transport-classes-kqueue-4\\.1.*   | KQueueEventLoop.processReady, KQueueEventLoop.run
          netty-transport-classes-kqueue-4\\.2.*   | KQueueIoHandler.processReady
          netty-transport-classes-io_uring-4\\.2.* | IoUringIoHandler.handle
          vertx-core-3\\..*        | TaskQueue.run
          vertx-core-4\\..*        | TaskQueue.run
          vertx-core-5\\..*        | TaskQueue.run
          xnio-nio-3\\.3.*         | WorkerThread.run
          xnio-nio-3\\.8.*         | WorkerThread.run
          quartz-1\\..*         | JobRunShell.run, SimpleThreadPool$WorkerThread.run
          quartz-2\\.3.*        | JobRunShell.run, SimpleThreadPool$WorkerThread.run
          quartz-2\\.5.*        | JobRunShell.run, SimpleThreadPool$WorkerThread.run
          kotlinx-coroutines-core-jvm-1\\.5.* | AbstractCoroutine.resumeWith, CoroutineScheduler$Worker.run, CoroutineScheduler.runSafely, DispatchedTask.run
          kotlinx-coroutines-core-jvm-1\\.6.* | AbstractCoroutine.resumeWith, CoroutineScheduler$Worker.run, CoroutineScheduler.runSafely, DispatchedTask.run, LimitedDispatcher.run
          kotlinx-coroutines-core-jvm-1\\.8.* | AbstractCoroutine.resumeWith, CoroutineScheduler$Worker.run, CoroutineScheduler.runSafely, DispatchedTask.run, LimitedDispatcher$Worker.run
          kotlinx-coroutines-core-jvm-1\\.10.* | AbstractCoroutine.resumeWith, CoroutineScheduler$Worker.run, CoroutineScheduler.runSafely, DispatchedTask.run, LimitedDispatcher$Worker.run
          akka-actor_2\\.12-2\\.5.* | ActorCell.receiveMessage
          akka-actor_2\\.13-2\\.6.* | ActorCell.receiveMessage
          pekko-actor_2\\.13-1\\.1.* | ActorCell.receiveMessage
          disruptor-3\\.2.*     | BatchEventProcessor.run, WorkProcessor.run
          disruptor-3\\.4.*     | BatchEventProcessor.processEvents, BatchEventProcessor.run, WorkProcessor.run
          disruptor-4\\.0.*     | BatchEventProcessor.processEvents, BatchEventProcessor.run
          activemq-client-5.*    | ActiveMQMessageConsumer.dispatch, ActiveMQSession.run
          activemq-client-6.*    | ActiveMQMessageConsumer.dispatch, ActiveMQSession.run
          artemis-jms-client-2.* | JMSMessageListenerWrapper.onMessage
          artemis-jakarta-client-2.* | JMSMessageListenerWrapper.onMessage
          spring-jms-4\\.3.*    | AbstractMessageListenerContainer.doInvokeListener, DefaultMessageListenerContainer$AsyncMessageListenerInvoker.run
          spring-jms-5.*         | AbstractMessageListenerContainer.doInvokeListener, DefaultMessageListenerContainer$AsyncMessageListenerInvoker.run
          spring-jms-6.*         | AbstractMessageListenerContainer.doInvokeListener, DefaultMessageListenerContainer$AsyncMessageListenerInvoker.run
          """)
  void every_boundary_is_where_it_is_expected(String jar, String methods) throws IOException {
    seeTheApiOfServlets();
    List<String> planted = new ArrayList<>();
    List<String> notFound = new ArrayList<>();
    try (JarFile file = new JarFile(find(jar).toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String name = entry.getName().replaceAll("\\.class$", "");
        byte[] classFile = file.getInputStream(entry).readAllBytes();
        BoundaryPlanting planting =
            entry.getName().endsWith(".class")
                ? boundaries.planting(LOADER, name, classFile)
                : null;
        if (planting != null) {
          InstrumentedClass result = PlantedLoader.instrumented(classFile, planting);
          String simpleName = name.substring(name.lastIndexOf('/') + 1);
          for (String method : PlantedMethods.of(result.classFile())) {
            planted.add(simpleName + "." + method.substring(0, method.indexOf(':')));
          }
          notFound.addAll(result.boundaries().notFound());
        }
      }
    }
    assertThat(notFound).isEmpty();
    assertThat(planted)
        .containsExactlyInAnyOrder(
            methods.startsWith("none") ? new String[0] : methods.split(", "));
  }

  /** As a server does before it loads the servlets of others. */
  private void seeTheApiOfServlets() throws IOException {
    for (String api : List.of("javax/servlet/Servlet", "jakarta/servlet/Servlet")) {
      boundaries.planting(LOADER, api, MALFORMED);
    }
  }

  private static Path find(String jar) throws IOException {
    for (Path directory : JARS) {
      try (Stream<Path> files = Files.walk(directory)) {
        Optional<Path> found =
            files.filter(file -> file.getFileName().toString().matches(jar + "\\.jar")).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new NoSuchFileException(jar);
  }
}
