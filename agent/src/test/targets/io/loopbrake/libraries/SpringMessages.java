/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageListener;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/** Each job is a message to a listener in Spring's container, which takes what it throws. */
final class SpringMessages implements Library {
  private static final String QUEUE = "spring-jobs";

  private final List<Job> jobs = new CopyOnWriteArrayList<>();
  private final DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
  private final Connection connection;
  private final Session session;
  private final MessageProducer producer;

  SpringMessages() throws JMSException {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory("vm://drill?broker.persistent=false&broker.useJmx=false");
    connection = factory.createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    producer = session.createProducer(session.createQueue(QUEUE));
    container.setConnectionFactory(factory);
    container.setDestinationName(QUEUE);
    container.setConcurrentConsumers(2);
    container.setMessageListener((MessageListener) message -> jobs.get(index(message)).run());
    container.setErrorHandler(failure -> lastRunaway().judge(failure));
    container.afterPropertiesSet();
    container.start();
  }

  private static int index(Message message) {
    try {
      return message.getIntProperty("index");
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private Job lastRunaway() {
    Job last = null;
    for (Job job : jobs) {
      last = job.isRunaway() ? job : last;
    }
    return last;
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
    container.shutdown();
    connection.close();
  }
}
