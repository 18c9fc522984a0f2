/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * Marks a method of {@link RuntimeTemplate} that HotSpot must not inline. {@link RuntimeRenaming}
 * puts the annotations of the JDK in its place, which are not visible here.
 */
@Target(ElementType.METHOD)
@interface DontInline {}
