/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What an operator sees and does over JMX: the MBean, its descriptions, and when it is registered.
 *
 * <p>The only package that imports {@code javax.management}. Decides nothing: it turns calls into
 * calls of the stop control, and values into tables.
 */
package io.loopbrake.agent.jmx;
