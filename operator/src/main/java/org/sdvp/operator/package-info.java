/**
 * What a person or a program that operates devices needs, whatever it shows it on: a login from a profile, the devices
 * that are online, and their data browsed, read, written and operated by references as people type them. Results are
 * typed and nothing is printed here.
 */
@NullMarked
package org.sdvp.operator;

import org.jspecify.annotations.NullMarked;
