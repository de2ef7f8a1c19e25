# One image for scheduler, workers and commands: all must run the same code (see docs/cluster.md).
FROM python:3.12-slim
WORKDIR /src
COPY pyproject.toml README.md ./
COPY osce_scraper osce_scraper
RUN pip install --no-cache-dir '.[cluster]' && useradd --create-home osce
USER osce
WORKDIR /data
ENTRYPOINT ["osce-scraper"]
