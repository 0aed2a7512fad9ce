package dev.koder.herald.adapter.http.rest;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A wire in the form that the JDK's TLS lies upon. How long to wait is the wire's own affair. */
final class WireSocket extends Socket {

    private final Wire wire;
    private final InetSocketAddress remote;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean isEnded;

    WireSocket(Wire wire, InetSocketAddress remote) {
        this.wire = wire;
        this.remote = remote;
        this.in = new WireInput(wire);
        this.out = new WireOutput(wire);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return isEnded;
    }

    @Override
    public boolean isInputShutdown() {
        return isEnded;
    }

    @Override
    public boolean isOutputShutdown() {
        return isEnded;
    }

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}

    @Override
    public InetAddress getInetAddress() {
        return remote.getAddress();
    }

    @Override
    public int getPort() {
        return remote.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return remote;
    }

    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setSoLinger(boolean isOn, int seconds) {}

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public void setTcpNoDelay(boolean isOn) {}

    @Override
    public void close() {
        if (!isEnded) {
            isEnded = true;
            wire.cut();
        }
    }
}
