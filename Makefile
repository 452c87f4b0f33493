# 两清 liangqing. `make` lists the targets.
#
# The environment is .venv/. Two stamps in it say what has been installed; they are older than a changed
# lock or pyproject.toml, and then the next call installs again. Everything else asks no registry.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PY := .venv/bin/python
RUNTIME := .venv/.runtime
DEV := .venv/.dev
SOURCES := $(wildcard src tests scripts benchmarks)

# The first stamp also says where: in a folder that was moved or copied, nothing in .venv starts.
ifneq ($(shell [ -x $(PY) ] && cat $(RUNTIME) 2>/dev/null),$(CURDIR))
.PHONY: $(RUNTIME)
endif

.PHONY: help setup setup-dev run demo test check bench quality corpus negotiate oracle fuzz mutants ocr accuracy shoebox lock clean

help: ## 列出这些目标
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(RUNTIME) ## 安装运行所需(第一次需要网络,以后不用)
setup-dev: $(DEV) ## 另外安装开发和测试所需:工具、浏览器、字体

$(RUNTIME): pyproject.toml requirements/base.lock scripts/setup
	@scripts/setup runtime
	@echo '$(CURDIR)' > $@

$(DEV): $(RUNTIME) requirements/dev.lock requirements/ocr.lock
	@scripts/setup dev
	@touch $@

ocr: setup ## 另外安装文字识别,用来读截图和照片(约 400 MB)
	@scripts/setup ocr

run: setup ## 打开本机网页,内有示例案件
	.venv/bin/liangqing serve

demo: setup ## 在终端里走一遍示例案件,文书放在 demo-out/
	.venv/bin/liangqing demo --out demo-out

test: setup-dev ## 运行全部测试,不联网;选择测试:make test ARGS="-k 利率"
	@[ -n "$$(find tests -name 'test_*.py' 2>/dev/null)" ] || \
	  { echo "make test: tests/ has no tests. Write tests/<room>/test_*.py; a suite that is not there does not pass." >&2; exit 5; }
	scripts/offline $(PY) -m pytest -n 2 $(ARGS)

check: setup-dev ## 检查:写法、类型、楼层、仓库里不该有的东西
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy $(SOURCES)
	.venv/bin/lint-imports
	$(PY) scripts/check_repo.py

bench: setup-dev ## 与其他做法并排比较
	$(PY) -m benchmarks

shoebox: setup-dev ## 生成一盒二百份文件(八十张截图),读完并点清每一行(几分钟;先 make ocr)
	$(PY) -m benchmarks.shoebox $(or $(FILES),200)

quality: setup-dev ## 重写 docs/quality.md 里测量出来的部分
	$(PY) -m scripts.quality

oracle: setup-dev ## 账簿与对照程序比对十万个生成的借款经过、十万个信用卡账户、一万笔合法借款,方案比对一千个家庭(半小时左右;不在 make test 里)
	LIANGQING_ORACLE=$(or $(HISTORIES),100000) $(PY) -m pytest -n 2 -q tests/oracle/test_kernel.py tests/oracle/test_card.py
	LIANGQING_ORACLE=1 $(PY) -m pytest -q tests/plan/oracle
	LIANGQING_LOANS=10000 $(PY) -m pytest -n 2 -q -rP tests/ledger/test_lawful_loans.py

fuzz: setup-dev ## 把各种格式的文件随机弄坏二十万次:不许崩溃,不许丢行(几十分钟;不在 make test 里)
	$(PY) -m tests.reading.fuzz $(or $(INPUTS),200000)

accuracy: setup-dev ## 生成的截图和信用报告逐项核对,写进 docs/quality.md(几分钟;截图要先 make ocr)
	$(PY) -m scripts.accuracy

corpus: setup-dev ## 在测试语料上量消息核对的准头,写进 docs/quality.md
	$(PY) -m scripts.corpus

negotiate: setup-dev ## 打几千通模拟的催收电话并计分,写进 docs/quality.md(几分钟);只看数:make negotiate HOUSEHOLDS=1000 SEED=2
	$(PY) -m scripts.negotiate $(if $(HOUSEHOLDS),--households $(HOUSEHOLDS)) $(if $(SEED),--seed $(SEED))

mutants: setup-dev ## 故意改坏计算法律的函数,看测试能不能发现(半小时以上;不在 make test 里)
	$(PY) -m scripts.mutants $(ARGS)

# The addresses of this machine's mirror must not get into a lock: no find-links, no index, no user's configuration.
UV := env -u PIP_FIND_LINKS -u UV_FIND_LINKS .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
  --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml

lock: setup ## 重写 requirements/*.lock(取新版本:make lock UPGRADE=--upgrade)
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install -qq --disable-pip-version-check uv
	$(UV) $(UPGRADE) --group build --output-file requirements/base.lock
	$(UV) $(UPGRADE) --extra dev --constraint requirements/base.lock --output-file requirements/dev.lock
	$(UV) $(UPGRADE) --extra ocr --constraint requirements/base.lock --output-file requirements/ocr.lock

clean: ## 删除环境、缓存和生成的东西(案件数据不在这里,不受影响)
	rm -rf .venv build dist demo-out bench-out screenshots mutants htmlcov .coverage
	rm -rf .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
