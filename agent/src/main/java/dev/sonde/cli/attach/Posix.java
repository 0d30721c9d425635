package dev.sonde.cli.attach;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;

/** The few calls of the C library that Java has not: sockets by path, signals, and to be another user for a moment. */
interface Posix extends Library {
    int AF_UNIX = 1;
    int SOCK_STREAM = 1;
    int SIGQUIT = 3;
    int SOL_SOCKET = 1;
    int SO_RCVTIMEO = 20;
    int SO_SNDTIMEO = 21;

    /**
     * Loads it.
     *
     * @throws LinkageError if JNA cannot speak to one, as where no library may be loaded from the temp folder
     */
    static Posix load() {
        return Native.load("c", Posix.class);
    }

    int socket(int domain, int type, int protocol) throws LastErrorException;

    int setsockopt(int socket, int level, int option, long[] value, int length) throws LastErrorException;

    int connect(int socket, byte[] address, int length) throws LastErrorException;

    long read(int file, byte[] buffer, long count) throws LastErrorException;

    long write(int file, byte[] buffer, long count) throws LastErrorException;

    int close(int file) throws LastErrorException;

    int kill(int pid, int signal) throws LastErrorException;

    int lchown(String path, int user, int group) throws LastErrorException;

    int geteuid();

    int getegid();

    int seteuid(int user) throws LastErrorException;

    int setegid(int group) throws LastErrorException;
}
