/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * An order server in the style of 2003: the console and the program's start.
 *
 * <p>It takes orders all day long, and it has jobs that are started by hand. Each job does its work
 * well on good data and never ends on bad data. Nothing here was written with a way to stop a job.
 * {@code server} keeps the orders flowing, {@code jobs} holds what an operator may start; only this
 * package knows both.
 */
package com.acme.orders;
