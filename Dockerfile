# The images of Diemcau: one target each for producer, gateway, streams, consumer and tools (topics, reconcile, reset, …).
# Build the jars first: dev/images does both. The base needs Java 17 or newer and bash, and flock for streams.
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE} AS base

# What seldom changes comes first. No name for the user is needed, and no base has to have a program that makes one.
COPY cli/target/libraries/ /opt/diemcau/lib/
RUN mkdir -p /var/lib/diemcau /data && chown 10001:10001 /var/lib/diemcau /data
COPY docker/image/ /opt/diemcau/bin/
COPY cli/target/own/ /opt/diemcau/lib/
COPY cli/target/diemcau.jar /opt/diemcau/diemcau.jar
ENV PATH="/opt/diemcau/bin:${PATH}" HOME=/var/lib/diemcau LANG=C.UTF-8 DIEMCAU_LOG_FORMAT=json
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG CREATED=2026-11-22T00:00:00Z
LABEL org.opencontainers.image.title="diemcau" \
      org.opencontainers.image.description="A live ledger of nationwide conferences on Kafka" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.vendor="diemcau" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
WORKDIR /data
ENTRYPOINT ["/opt/diemcau/bin/diemcau"]

FROM base AS producer
RUN ["/opt/diemcau/bin/archive", "simulate"]
USER 10001:10001
VOLUME /data
CMD ["producer", "--help"]

FROM base AS gateway
RUN ["/opt/diemcau/bin/archive", "gateway"]
ENV DIEMCAU_GATEWAY_HOST=0.0.0.0 DIEMCAU_GATEWAY_PORT=8088 DIEMCAU_KEYS_FILE=/var/lib/diemcau/keys.json \
    DIEMCAU_HEALTH_HOST=0.0.0.0 DIEMCAU_HEALTH_PORT=8093
EXPOSE 8088 8093
USER 10001:10001
VOLUME /var/lib/diemcau
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=3s --timeout=4s --start-period=60s --retries=6 CMD ["/opt/diemcau/bin/healthy"]
CMD ["gateway"]

FROM base AS tools
RUN ["/opt/diemcau/bin/archive", "topics"]
USER 10001:10001
CMD ["topics"]

FROM base AS consumer
RUN ["/opt/diemcau/bin/archive", "consumer"]
ENV DIEMCAU_HEALTH_HOST=0.0.0.0 DIEMCAU_HEALTH_PORT=8092 DIEMCAU_WEB_HOST=0.0.0.0 DIEMCAU_WEB_PORT=8080
EXPOSE 8080 8092
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=3s --timeout=4s --start-period=60s --retries=6 CMD ["/opt/diemcau/bin/healthy"]
CMD ["consumer"]

FROM base AS streams
COPY cli/target/rocksdb/ /opt/diemcau/lib/
RUN ["/opt/diemcau/bin/archive", "streams"]
ENV DIEMCAU_HEALTH_HOST=0.0.0.0 DIEMCAU_HEALTH_PORT=8091
EXPOSE 8091
USER 10001:10001
VOLUME /var/lib/diemcau
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=3s --timeout=4s --start-period=60s --retries=6 CMD ["/opt/diemcau/bin/healthy"]
CMD ["streams"]
