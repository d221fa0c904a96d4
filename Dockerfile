FROM python:3.11-slim

# An index with CPU-only builds of PyTorch makes the image several gigabytes smaller:
#   docker compose build --build-arg PIP_EXTRA_INDEX_URL=…
ARG PIP_EXTRA_INDEX_URL=""

RUN useradd --create-home fazhi && mkdir /data && chown fazhi:fazhi /data
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY ontology ontology
COPY graph graph
COPY ingest ingest
COPY search_app search_app
RUN PIP_EXTRA_INDEX_URL="$PIP_EXTRA_INDEX_URL" pip install --no-cache-dir -c constraints.txt '.[login]'

USER fazhi
ENV FAZHI_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8501
CMD ["fazhi", "app", "--host", "0.0.0.0", "--port", "8501", "--no-open"]
