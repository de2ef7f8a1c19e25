"""Manners and choices of the crawl. Only differences from Scrapy's defaults, each with its reason.

The project's own settings start with `OSCE_`; the spider and the command line set them too.
"""

from osce_scraper import __version__

BOT_NAME = "osce_scraper"
SPIDER_MODULES = ["osce_scraper.spiders"]
NEWSPIDER_MODULE = "osce_scraper.spiders"

# --- Ours -----------------------------------------------------------------------------------------------------------
OSCE_OUTPUT = "out"  # folder, or the .jsonl file to write (its folder then holds ledger, archive and rejects)
OSCE_SITE = ""  # a server that stands in for every osce.org host, such as http://127.0.0.1:8000
OSCE_CONTACT = ""  # who runs the crawl: an address or a mail, sent in the user agent
OSCE_ARCHIVE = True  # keep every fetched page as WARC: a better extractor then needs no second crawl
OSCE_PERMISSION = False  # only with the site's leave: DOWNLOAD_DELAY may then go below what the site wishes
OSCE_LONGEST_WAIT = 3600  # seconds; a server that asks us to stay away for longer ends the run, to be resumed later
OSCE_BACK_OFF = 0.5  # seconds; the first wait after a fault, where the delay between requests is shorter than that
OSCE_REFUSALS = 5  # addresses refused with 403 in a row, after which the site does not want us
OSCE_SAVE_INTERVAL = 60  # seconds between two looks at the run's health, which then stands in run.json
OSCE_FAULTS = 8  # addresses given up in a row after all retries, after which the site is taken to be down

# --- Manners --------------------------------------------------------------------------------------------------------
# default "Scrapy/VERSION (+https://scrapy.org)": say who we are and, with OSCE_CONTACT, whom to write to
USER_AGENT = f"osce_scraper/{__version__}"
ROBOTSTXT_OBEY = True  # default False
ROBOTSTXT_USER_AGENT = "osce_scraper"  # default: the whole User-Agent header, which no robots.txt names
# default 0. A public report names a crawl delay of 10 seconds for the site; its terms ask for the pace of a human.
DOWNLOAD_DELAY = 10
# default 16 and 8: one request at a time over all hosts of the site, which `middlewares.Manners` puts in one slot.
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# Scrapy counts a slot's delay from request to request and up to half too early; `pace.Pace` has it in its stead.
DOWNLOAD_SLOTS = {"osce.org": {"concurrency": 1, "delay": 0, "jitter": 0}}
# default off as here: it goes down to gaps of 0.2 s and does nothing on 429
AUTOTHROTTLE_ENABLED = False
DOWNLOAD_TIMEOUT = 60  # default 180: a page has 80 KB
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # default 1 GB: nothing we ask for is a file
RETRY_TIMES = 5  # default 2, at once. Ours wait (Retry-After, else twice as long each time), so more are harmless
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # default ERROR: an address given up is a result, the rejects name it
REDIRECT_MAX_TIMES = 8  # default 20: a chain over hosts and languages has 3, the rest are loops
METAREFRESH_ENABLED = False  # default True: on this site only bot checks and loops would use it
# default "gzip, deflate, br, zstd": of gzip alone `manners.handler` can tell a whole answer from a cut one
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",  # as by default
    "Accept-Language": "en",  # as by default
    "Accept-Encoding": "gzip",
}
COOKIES_ENABLED = False  # default True: nothing here needs a session, and a session would single us out

# --- Safety ---------------------------------------------------------------------------------------------------------
REMOTE_CONTROL_ENABLED = False  # default True since 2.19: a loopback server that runs posted code
TELNETCONSOLE_ENABLED = False  # default True: the same over telnet
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False: a forged page would enter the record unseen
# default scrapy's: a forged answer of the name service would lead the crawl into this machine's own network
TWISTED_DNS_RESOLVER = "osce_scraper.manners.resolver.PublicResolver"

# --- What is done with answers --------------------------------------------------------------------------------------
HTTPERROR_ALLOW_ALL = True  # default False: 304, 403, 404 and 410 are results, the ledger notes them
HTTPCACHE_ENABLED = False  # default as here: the archive keeps pages, the ledger revalidates them
FEED_EXPORT_ENCODING = "utf-8"  # default None writes \u escapes
LOG_LEVEL = "INFO"  # default DEBUG prints every item whole
STATS_DUMP = True  # default as here: osce/* stats are part of the result
REFERRER_POLICY = "no-referrer"  # default: the site need not know from where we came

DOWNLOAD_HANDLERS = {
    # Scrapy's own, but one request at a time at our pace, to the server that OSCE_SITE names, and no half answers.
    "http": "osce_scraper.manners.handler.SiteHandler",
    "https": "osce_scraper.manners.handler.SiteHandler",
    # Nothing here asks for these; an address that did would be a trap.
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOADER_MIDDLEWARES = {
    # Scrapy's own lets retried requests pass unchecked (dont_filter) and cannot tell a look-alike host.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "osce_scraper.middlewares.OwnHosts": 50,
    # Just before Scrapy's redirects (600) in the order of answers: they pass over what is no http address, and stumble
    # over what is none at all.
    "osce_scraper.middlewares.OwnRedirects": 610,
    # Above robots.txt in the order of answers, below it in the order of requests: its own request is paced too.
    "osce_scraper.middlewares.Manners": 540,
    # Scrapy's own retries at once and ignores Retry-After (scrapy issue 3849).
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
}
ITEM_PIPELINES = {"osce_scraper.pipelines.KeepPipeline": 100}
EXTENSIONS = {"osce_scraper.extensions.Keeper": 100}
