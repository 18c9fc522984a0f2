/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Queue;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Each job is a message of ActiveMQ to listeners that log what is thrown, and take the next. */
final class JmsMessages implements Library {
  private static final int SESSIONS = 2;

  private final List<Job> jobs = new CopyOnWriteArrayList<>();
  private final List<MessageConsumer> consumers = new ArrayList<>();
  private final Connection connection;
  private final Session session;
  private final MessageProducer producer;

  JmsMessages() throws JMSException {
    connection =
        new ActiveMQConnectionFactory("vm://drill?broker.persistent=false&broker.useJmx=false")
            .createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    Queue queue = session.createQueue("jobs");
    producer = session.createProducer(queue);
    for (int i = 0; i < SESSIONS; i++) {
      MessageConsumer consumer =
          connection.createSession(false, Session.AUTO_ACKNOWLEDGE).createConsumer(queue);
      consumer.setMessageListener(this::take);
      consumers.add(consumer);
    }
    connection.start();
  }

  private void take(Message message) {
    Job job;
    try {
      job = jobs.get(message.getIntProperty("index"));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    try {
      job.run();
      job.judge((Throwable) null);
    } catch (Throwable failure) {
      job.judge(failure);
    }
  }

  @Override
  public void give(Job job) throws JMSException {
    jobs.add(job);
    Message message = session.createMessage();
    message.setIntProperty("index", jobs.size() - 1);
    producer.send(message);
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
