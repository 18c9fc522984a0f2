/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * Marks a method of {@link RuntimeTemplate} that HotSpot is to inline. {@link RuntimeRenaming} puts
 * the annotation of the JDK in its place, which is not visible here.
 */
@Target(ElementType.METHOD)
@interface ForceInline {}
