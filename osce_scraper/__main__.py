"""`python -m osce_scraper`: the same as the installed command `osce-scraper`."""

from osce_scraper.cli import main

if __name__ == "__main__":
    main()
