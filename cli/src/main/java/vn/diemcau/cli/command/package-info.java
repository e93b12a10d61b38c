/** What commands share: options, the progress line, the exception whose message is for the person at the terminal. */
package vn.diemcau.cli.command;
