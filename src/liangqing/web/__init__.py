"""The local web page: Chinese, phone first, on 127.0.0.1 only, whole without JavaScript."""
