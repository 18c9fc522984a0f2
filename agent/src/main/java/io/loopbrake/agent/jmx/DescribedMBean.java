/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.text.SingleLine;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationEmitter;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.StandardEmitterMBean;

/**
 * A standard MBean whose descriptions and parameter names come from annotations of its interface,
 * where JMX clients would otherwise show {@code p0} and {@code p1}. The interface's methods must
 * have different names.
 */
final class DescribedMBean extends StandardEmitterMBean {
  private final Class<?> type;

  <T> DescribedMBean(T target, Class<T> type, NotificationEmitter emitter) {
    super(target, type, false, emitter);
    this.type = type;
  }

  /**
   * Cleans texts so that each is one line, in arguments and in the messages of refusals, because
   * these quote arguments and names of threads.
   */
  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws MBeanException, ReflectionException {
    try {
      return super.invoke(operation, inLines(arguments), signature);
    } catch (RuntimeMBeanException refused) {
      if (!(refused.getTargetException() instanceof IllegalArgumentException)) {
        throw refused;
      }
      String message = SingleLine.of(String.valueOf(refused.getTargetException().getMessage()));
      throw new RuntimeMBeanException(new IllegalArgumentException(message), message);
    }
  }

  private static Object[] inLines(Object[] arguments) {
    Object[] cleaned = arguments == null ? null : arguments.clone();
    for (int i = 0; cleaned != null && i < cleaned.length; i++) {
      if (cleaned[i] instanceof String) {
        cleaned[i] = SingleLine.of((String) cleaned[i]);
      }
    }
    return cleaned;
  }

  @Override
  protected String getDescription(MBeanInfo info) {
    return type.getAnnotation(Described.class).value();
  }

  @Override
  protected String getDescription(MBeanAttributeInfo attribute) {
    return method("get" + attribute.getName(), 0).getAnnotation(Described.class).value();
  }

  @Override
  protected String getDescription(MBeanOperationInfo operation) {
    return method(operation).getAnnotation(Described.class).value();
  }

  @Override
  protected int getImpact(MBeanOperationInfo operation) {
    return method(operation).getAnnotation(Described.class).changes()
        ? MBeanOperationInfo.ACTION
        : MBeanOperationInfo.INFO;
  }

  @Override
  protected String getParameterName(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
    return named(operation, sequence).value();
  }

  @Override
  protected String getDescription(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
    return named(operation, sequence).meaning();
  }

  private Named named(MBeanOperationInfo operation, int sequence) {
    for (Annotation annotation : method(operation).getParameterAnnotations()[sequence]) {
      if (annotation instanceof Named) {
        return (Named) annotation;
      }
    }
    throw new IllegalStateException("unnamed parameter of " + operation.getName());
  }

  private Method method(MBeanOperationInfo operation) {
    return method(operation.getName(), operation.getSignature().length);
  }

  private Method method(String name, int parameters) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no method " + name));
  }
}
